import java.io.File;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Asks veraPDF: Validate.java FLAVOUR,… FILE…; prints one tab-separated line per verdict and breach. */
public class Validate {
    public static void main(String[] args) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        for (int i = 1; i < args.length; i++) {
            for (String flavour : args[0].split(",")) {
                report(new File(args[i]), PDFAFlavour.byFlavourId(flavour));
            }
        }
    }

    private static void report(File file, PDFAFlavour flavour) throws Exception {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(file, flavour);
             PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, 3, false, true, false)) {
            ValidationResult result = validator.validate(parser);
            System.out.println(String.join("\t", "verdict", file.getPath(), flavour.getId(), String.valueOf(result.isCompliant())));
            for (TestAssertion breach : result.getTestAssertions()) {
                if (breach.getStatus() != TestAssertion.Status.PASSED) {
                    String rule = breach.getRuleId().getClause() + "-" + breach.getRuleId().getTestNumber();
                    System.out.println(String.join("\t", "breach", file.getPath(), flavour.getId(), rule,
                        breach.getMessage().replaceAll("\\s+", " "), breach.getLocation().getContext()));
                }
            }
        }
    }
}
