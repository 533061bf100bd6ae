"""The contact sheet of a paper form: how the person wants to hear back, entered with the code and kept apart."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from accounts.enums import Permission
from accounts.permissions import StaffRequest, needs
from contact.selectors.details import link_of
from contact.services.details import keep_details
from feedback.forms.hear_back import ContactSheetForm
from feedback.selectors.entering import entered_by
from feedback.selectors.receipts import hash_of_code

NOT_YOURS = "Enter the code of something that you entered yourself"


@needs(Permission.ENTER_FOR_OTHERS)
@require_POST
def contact_sheet(request: StaffRequest) -> HttpResponse:
    """Ask what stands on the sheet, with the code carried in the form; what we hold already is never shown."""
    opened = "way" not in request.POST and "sheet" not in request.POST
    form = ContactSheetForm(None if opened else request.POST, initial={"code": request.POST.get("code", "")})
    if form.is_valid():
        code_hash = hash_of_code(form.cleaned_data["code"])
        if entered_by(code_hash, request.user):
            keep_details(link=link_of(code_hash), wanted=form.wanted())
            messages.success(request, "Saved how to reach them. It is kept apart from their words.")
            return redirect("entering")
        form.add_error("code", NOT_YOURS)
    return render(request, "feedback/entering/contact_sheet.html", {"form": form})
