"""The leave form: as many fields as Banfa's, of the same types."""

from django import forms

CHOICES = [(each, each) for each in ("personal", "sick", "marriage", "meeting", "none", "am", "pm")]


class LeaveForm(forms.Form):
    """Ten fields."""

    leave_type = forms.ChoiceField(choices=CHOICES)
    first_day = forms.DateField()
    last_day = forms.DateField()
    starts = forms.ChoiceField(choices=CHOICES, required=False)
    ends = forms.ChoiceField(choices=CHOICES, required=False)
    meeting = forms.CharField(max_length=200, required=False)
    reason = forms.CharField(widget=forms.Textarea)
    special_reason = forms.ChoiceField(choices=CHOICES, required=False)
    relation = forms.CharField(max_length=40, required=False)
    handover_to = forms.IntegerField(required=False)
