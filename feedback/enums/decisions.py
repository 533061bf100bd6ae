"""Which decision follows from which state, where it leads, whose it is: one table, read by Python and PostgreSQL."""

from feedback.enums.submissions import SubmissionState, Verdict

BECOMES: dict[Verdict, SubmissionState] = {
    Verdict.PUBLISH: SubmissionState.PUBLISHED,
    Verdict.PROPOSE: SubmissionState.SECOND_APPROVAL,
    Verdict.AGREE: SubmissionState.PUBLISHED,
    Verdict.READ_AGAIN: SubmissionState.RECEIVED,
    Verdict.RECOMMEND_WITHHOLDING: SubmissionState.WITHHOLDING_RECOMMENDED,
    Verdict.PROPOSE_WITHHOLDING: SubmissionState.SECOND_OFFICER,
    Verdict.WITHHOLD: SubmissionState.WITHHELD,
    Verdict.SEND_BACK: SubmissionState.RECEIVED,
    Verdict.TAKE_DOWN: SubmissionState.RECEIVED,
    Verdict.LOOK_AGAIN: SubmissionState.RECEIVED,
    Verdict.SET_ASIDE: SubmissionState.SET_ASIDE,
    Verdict.PUT_BACK: SubmissionState.RECEIVED,
}
COMES_FROM: dict[Verdict, tuple[SubmissionState, ...]] = {
    Verdict.PUBLISH: (SubmissionState.RECEIVED,),
    Verdict.PROPOSE: (SubmissionState.RECEIVED,),
    Verdict.AGREE: (SubmissionState.SECOND_APPROVAL,),
    Verdict.READ_AGAIN: (SubmissionState.SECOND_APPROVAL,),
    Verdict.RECOMMEND_WITHHOLDING: (SubmissionState.RECEIVED,),
    Verdict.PROPOSE_WITHHOLDING: (SubmissionState.WITHHOLDING_RECOMMENDED,),
    Verdict.WITHHOLD: (SubmissionState.WITHHOLDING_RECOMMENDED, SubmissionState.SECOND_OFFICER),
    Verdict.SEND_BACK: (SubmissionState.WITHHOLDING_RECOMMENDED, SubmissionState.SECOND_OFFICER),
    Verdict.TAKE_DOWN: (SubmissionState.PUBLISHED,),
    Verdict.LOOK_AGAIN: (SubmissionState.WITHHELD, SubmissionState.PUBLISHED),
    Verdict.SET_ASIDE: (SubmissionState.RECEIVED,),
    Verdict.PUT_BACK: (SubmissionState.SET_ASIDE,),
}
# Whoever moderates the item's desk decides these; all else is for the council's officers alone (reg. 56(4)).
OF_THE_DESK: tuple[Verdict, ...] = (
    Verdict.PUBLISH,
    Verdict.PROPOSE,
    Verdict.AGREE,
    Verdict.READ_AGAIN,
    Verdict.RECOMMEND_WITHHOLDING,
    Verdict.TAKE_DOWN,
    Verdict.SET_ASIDE,
    Verdict.PUT_BACK,
)
OF_THE_COUNCIL: tuple[Verdict, ...] = (Verdict.PROPOSE_WITHHOLDING, Verdict.WITHHOLD, Verdict.SEND_BACK)
# Never by whoever recommended or decided it first. Sending back is not here: they may take back what they thought,
# because words that go back to the desk are read again, and nothing may wait for ever for a third person.
BY_ANOTHER_OFFICER: tuple[Verdict, ...] = (Verdict.PROPOSE_WITHHOLDING, Verdict.WITHHOLD)
# They take words out of view, so a safeguarding lead may too, and they may be taken while a concern is open.
FOR_SAFETY: tuple[Verdict, ...] = (Verdict.TAKE_DOWN, Verdict.READ_AGAIN)
