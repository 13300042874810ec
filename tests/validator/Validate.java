import java.io.File;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Asks veraPDF about a file: Validate.java FILE FLAVOUR…; prints one tab-separated line per verdict and breach. */
public class Validate {
    public static void main(String[] args) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        for (int i = 1; i < args.length; i++) {
            report(new File(args[0]), PDFAFlavour.byFlavourId(args[i]));
        }
    }

    private static void report(File file, PDFAFlavour flavour) throws Exception {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(file, flavour);
             PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, 3, false, true, false)) {
            ValidationResult result = validator.validate(parser);
            System.out.println(String.join("\t", "verdict", flavour.getId(), String.valueOf(result.isCompliant())));
            for (TestAssertion breach : result.getTestAssertions()) {
                if (breach.getStatus() != TestAssertion.Status.PASSED) {
                    String rule = breach.getRuleId().getClause() + "-" + breach.getRuleId().getTestNumber();
                    System.out.println(String.join("\t", "breach", flavour.getId(), rule,
                        breach.getMessage().replaceAll("\\s+", " "), breach.getLocation().getContext()));
                }
            }
        }
    }
}
