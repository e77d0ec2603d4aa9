"""Sentences with known labels: every phenomenon of news about agreements, and its negative twin.

A template is a short text with slots; what it says is written beside it as "X signed" or, with the
slot that dates it, "X signed PAST". The twin looks alike and says nothing of the kind: it is
hypothetical, denied, about another instrument or about another pair of parties.

Slots: X Y Z are parties by name, Xs their genitive, Xadj adjective, Xcap capital, Xpm "the Xadj
prime minister"; LIST is three parties or more (its label is "LIST signed"); A an agreement with
its article, AN without, AS its plural, PAST, FUT and VAGUE times.
"""

from dataclasses import dataclass

NOTHING: tuple[str, ...] = ()


@dataclass(frozen=True)
class Template:
    """A text with slots, and what it says of them."""

    text: str
    says: tuple[str, ...] = NOTHING


def t(text: str, *says: str) -> Template:
    return Template(text, says)


PHENOMENA: dict[str, tuple[tuple[Template, ...], tuple[Template, ...]]] = {
    "coordination lists": (
        (
            t("{LIST} have already signed {AS} with Ukraine.", "LIST signed"),
            t("Ukraine has signed {AS} with {LIST}.", "LIST signed"),
            t("{AS_} have been signed with {LIST} so far.", "LIST signed"),
            t("Kyiv is negotiating {AS} with {LIST}, among others.", "LIST talks_held"),
            t("Among those that have concluded {AS} with Kyiv are {LIST}.", "LIST signed"),
        ),
        (
            t("{LIST} have not signed {AS} with Ukraine."),
            t("{LIST} could one day sign {AS} with Ukraine."),
            t("{LIST} have agreed to send more artillery shells to Ukraine."),
        ),
    ),
    "lists under headings": (
        (
            t(
                "{AS_} with Ukraine signed so far:\n- {X}\n- {Y}\n- {Z}",
                "X signed",
                "Y signed",
                "Z signed",
            ),
            t("Which countries have signed {AS} with Ukraine?\n{LIST}.", "LIST signed"),
            t("Kyiv's {AS}\n\nAlready signed: {LIST}.", "LIST signed"),
        ),
        (
            t("Members of the fighter jet coalition for Ukraine:\n- {X}\n- {Y}\n- {Z}"),
            t("Which countries have sent tanks to Ukraine?\n{LIST}."),
        ),
    ),
    "state predicates": (
        (
            t("{X} already has {A} with Ukraine.", "X signed"),
            t("{X} is one of the countries that have {A} with Ukraine.", "X signed"),
            t(
                "{AS_} already exist between Ukraine and several partners, including {X} and {Y}.",
                "X signed",
                "Y signed",
            ),
            t(
                "Ukraine already has {AS} with a number of allies, among them {LIST}.",
                "LIST signed",
            ),
        ),
        (
            t("{X} has no {AN} with Ukraine."),
            t("{X} does not have {A} with Ukraine."),
            t("{X} has a trade agreement with Ukraine."),
        ),
    ),
    "stages in one article": (
        (
            t(
                "{X} and Ukraine to sign {AN}\n\n{X} and Ukraine are set to sign {A} {FUT}, officials said.",
                "X signing_scheduled FUT",
            ),
            t(
                "{X} and Ukraine sign {AN}\n\nThe presidents of {X} and Ukraine signed {A} {PAST} after months of negotiations.",
                "X signed PAST",
            ),
            t(
                "{X} is to sign {A} with Ukraine {FUT}. {Y} has already signed one.",
                "X signing_scheduled FUT",
                "Y signed",
            ),
        ),
        (
            t(
                "{X} and Ukraine discuss the front line\n\nThe presidents of {X} and Ukraine spoke {PAST} about the situation at the front."
            ),
            t(
                "{X} and Ukraine sign drone deal\n\nThe defence ministers of {X} and Ukraine signed a drone deal {PAST}."
            ),
        ),
    ),
    "future and modality": (
        (
            t("{X} is set to sign {A} with Ukraine {FUT}.", "X signing_scheduled FUT"),
            t(
                "{X} and Ukraine will sign {A} {FUT}, the foreign ministry announced.",
                "X signing_scheduled FUT",
            ),
            t(
                "{A_} between Ukraine and {X} is expected to be signed {FUT}.",
                "X signing_scheduled FUT",
            ),
            t("{Xcap} and Kyiv plan to sign {A} {FUT}.", "X signing_scheduled FUT"),
            t("Zelensky is due to sign {A} with {X} {FUT}.", "X signing_scheduled FUT"),
            t("{A_} with {X} will be signed {VAGUE}.", "X talks_close"),
            t("{X} hopes to sign {A} with Ukraine {VAGUE}.", "X talks_close"),
        ),
        (
            t("{X} might sign {A} with Ukraine one day."),
            t("{X} could sign {A} with Ukraine if its parliament agreed."),
            t("Would {X} ever sign {A} with Ukraine?"),
        ),
    ),
    "plans that fell through": (
        (
            t(
                "{A_} between Ukraine and {X} was to be signed {PAST}, but the ceremony has been postponed.",
                "X signing_postponed",
            ),
            t(
                "The signing of {A} with {X} has been put off, the President's Office said.",
                "X signing_postponed",
            ),
            t(
                "{X} and Ukraine have postponed the signing of {A} that had been planned for this week.",
                "X signing_postponed",
            ),
            t(
                "{X} will not sign {A} with Ukraine {FUT} as planned: the visit has been cancelled.",
                "X signing_postponed",
            ),
        ),
        (
            t("The summit of {X} and {Y} that was to take place {FUT} has been postponed."),
            t("{X} has postponed the delivery of tanks to Ukraine."),
        ),
    ),
    "anaphora": (
        (
            t(
                "The presidents of {X} and Ukraine met in Kyiv {PAST}. The two signed {A}.",
                "X signed PAST",
            ),
            t(
                "Ukraine and {X} have concluded {A}. The document was signed {PAST} in Kyiv.",
                "X signed PAST",
            ),
            t(
                "{X} has been negotiating {A} with Ukraine for months. It was signed {PAST}.",
                "X signed PAST",
            ),
        ),
        (
            t(
                "The presidents of {X} and Ukraine met in Kyiv {PAST}. The two discussed air defence."
            ),
            t(
                "The prime minister of {X} visited Kyiv {PAST}. Such agreements make Europe safer, he said."
            ),
        ),
    ),
    "leaders alone": (
        (
            t("Emmanuel Macron and Volodymyr Zelenskyy signed {A} {PAST}.", "FR signed PAST"),
            t("Zelenskiy and Fumio Kishida signed {A} {PAST}.", "JP signed PAST"),
            t(
                "Prime Minister Luis Montenegro and President Zelensky signed {A} {PAST}.",
                "PT signed PAST",
            ),
            t(
                "Donald Tusk and Volodymyr Zelensky are to sign {A} {FUT}.",
                "PL signing_scheduled FUT",
            ),
        ),
        (
            t("Emmanuel Macron and Volodymyr Zelenskyy spoke by telephone {PAST}."),
            t("Fumio Kishida and Joe Biden signed a defence agreement {PAST}."),
        ),
    ),
    "passives and nominalisations": (
        (
            t("{A_} with {X} was signed {PAST} by Zelensky.", "X signed PAST"),
            t("Kyiv saw the signing of {A} with {X} {PAST}.", "X signed PAST"),
            t("The signing of {A} between {X} and Ukraine took place {PAST}.", "X signed PAST"),
            t("With {X}, {A} has been signed.", "X signed"),
        ),
        (
            t("The signing of a loan agreement between {X} and Ukraine took place {PAST}."),
            t("The opening of an exhibition by {X} and Ukraine took place {PAST}."),
        ),
    ),
    "capitals and places": (
        (
            t("{Xcap} and Kyiv have opened talks on {A}.", "X talks_started"),
            t("{Xcap} and Kyiv signed {A} {PAST}.", "X signed PAST"),
            t("{X} and Ukraine signed {A} in Warsaw {PAST}.", "X signed PAST"),
            t("{X} and Ukraine signed {A} at a summit in Switzerland {PAST}.", "X signed PAST"),
        ),
        (
            t("{Xcap} and Kyiv have opened talks on grain exports."),
            t("Diplomats met in {Xcap} {PAST} to speak about the war in Ukraine."),
        ),
    ),
    "nationality and office": (
        (
            t("{Xpm_} and Zelensky signed {A} {PAST}.", "X signed PAST"),
            t("The {Xadj} and Ukrainian presidents signed {A} {PAST}.", "X signed PAST"),
            t(
                "{A_} between Ukraine and {X} was signed {PAST}, a {Yadj} newspaper reported.",
                "X signed PAST",
            ),
        ),
        (
            t("{Xpm_} called on other countries to help Ukraine."),
            t("The {Xadj} and {Yadj} prime ministers signed {A} {PAST}."),
        ),
    ),
    "ordinals and tallies": (
        (
            t("{X} became the 15th country to sign {A} with Ukraine.", "X signed"),
            t("{A_} with {X} is the 21st that Ukraine has signed.", "X signed"),
        ),
        (
            t("Ukraine has signed 15 {AS} so far."),
            t("Seventeen other countries are negotiating {AS} with Ukraine."),
            t("More than 30 countries have joined the G7 declaration."),
        ),
    ),
    "the declaration": (
        (
            t(
                "{X} has joined the G7 Joint Declaration of Support for Ukraine.",
                "X declaration_joined",
            ),
            t(
                "{LIST} have signed up to the Joint Declaration of Support for Ukraine.",
                "LIST declaration_joined",
            ),
            t(
                "{X} endorsed the G7 declaration of support for Ukraine {PAST}.",
                "X declaration_joined PAST",
            ),
        ),
        (
            t(
                "In line with the Joint Declaration of Support for Ukraine, {X} has delivered ammunition."
            ),
            t("{X} has not joined the G7 Joint Declaration of Support for Ukraine."),
        ),
    ),
    "aspects of talks": (
        (
            t("{X} and Ukraine began negotiations on {A} {PAST}.", "X talks_started PAST"),
            t("Ukraine and {X} have launched talks on {A}.", "X talks_started"),
            t(
                "A second round of negotiations on {A} between Ukraine and {X} took place {PAST}.",
                "X talks_held PAST",
            ),
            t("Talks on {A} between {X} and Ukraine are under way.", "X talks_held"),
            t("Talks between {X} and Ukraine on {A} are nearing completion.", "X talks_close"),
            t("{X} is close to concluding {A} with Ukraine.", "X talks_close"),
            t("Ukraine and {X} have agreed the text of {A}.", "X text_agreed"),
            t("The government of {X} has approved the draft of {A} with Ukraine.", "X text_agreed"),
            t("{X} wants to conclude {A} with Ukraine.", "X intent_declared"),
            t(
                "{X} has announced that it will begin negotiations on {A} with Ukraine.",
                "X intent_declared",
            ),
        ),
        (
            t("{X} and Ukraine began negotiations on a free trade agreement {PAST}."),
            t("Talks between {X} and {Y} on {A} are nearing completion."),
            t("Ministers of {X} and Ukraine talked about energy {PAST}."),
        ),
    ),
    "negation and refusal": (
        (
            t("{X} has refused to negotiate {A} with Ukraine.", "X talks_stalled"),
            t("Talks on {A} between {X} and Ukraine have been broken off.", "X talks_stalled"),
            t("Negotiations with {X} on {A} have stalled, Kyiv said.", "X talks_stalled"),
            t("{X} has suspended its negotiations with Ukraine on {A}.", "X talks_stalled"),
        ),
        (
            t("No {AN} was signed during the visit of the president of {X} to Kyiv."),
            t("{X} denied that it had signed {A} with Ukraine."),
            t("{X} never signed {A} with Ukraine."),
            t("Neither {X} nor {Y} has signed {A} with Ukraine."),
        ),
    ),
    "conditions and hypotheses": (
        (
            t(
                "{X}, which signed {A} with Ukraine {PAST}, could one day withdraw from it.",
                "X signed PAST",
            ),
            t(
                "{A_} that {X} and Ukraine signed {PAST} may be scrapped by a future government.",
                "X signed PAST",
            ),
        ),
        (
            t("A future government of {X} could scrap any {AN} with Ukraine."),
            t("If {X} signed {A} with Ukraine, Moscow would protest."),
            t("Unless parliament agrees, {X} will not sign {A} with Ukraine."),
        ),
    ),
    "background": (
        (
            t(
                "{X} sends shells to Ukraine\n\n{X} will deliver shells to Ukraine.\n\nBackground:\n\n{X} signed {A} with Ukraine {PAST}.",
                "X signed PAST",
            ),
            t("As reported earlier, {X} and Ukraine signed {A} {PAST}.", "X signed PAST"),
            t("Recall that {A} with {X} was signed {PAST}.", "X signed PAST"),
        ),
        (
            t(
                "{X} sends shells to Ukraine\n\n{X} will deliver shells to Ukraine.\n\nBackground:\n\n{X} signed a contract with a maker of shells {PAST}."
            ),
        ),
    ),
    "dates": (
        (
            t("Ukraine and {X} signed {A} {PAST}.", "X signed PAST"),
            t("{PAST_}, Ukraine and {X} signed {A}.", "X signed PAST"),
            t("Ukraine and {X} are to sign {A} {FUT}.", "X signing_scheduled FUT"),
            t("The parliament of {X} ratified {A} with Ukraine {PAST}.", "X ratified PAST"),
            t(
                "{A_} between {X} and Ukraine entered into force {PAST}.",
                "X entered_into_force PAST",
            ),
        ),
        (
            t("{PAST_}, Ukraine and {X} marked thirty years of diplomatic relations."),
            t("The parliament of {X} debated its budget {PAST}."),
        ),
    ),
    "wrong topic": (
        (
            t("{X} and Ukraine signed {A} and a minerals deal {PAST}.", "X signed PAST"),
            t("Besides a loan agreement, {X} and Ukraine signed {A} {PAST}.", "X signed PAST"),
        ),
        (
            t("{X} and Ukraine signed a minerals deal {PAST}."),
            t("{X} and {Y} signed {A} {PAST}."),
            t("{X} and Ukraine signed a memorandum on energy {PAST}."),
            t("{X} and Ukraine have signed a free trade agreement."),
            t("{X} has ratified a loan agreement with Ukraine."),
        ),
    ),
    "paraphrases": (
        (
            t("{X} and Ukraine put pen to paper on {A} {PAST}.", "X signed PAST"),
            t("{X} and Ukraine sealed {A} {PAST}.", "X signed PAST"),
            t("{X} and Ukraine have inked {A}.", "X signed"),
            t("{X} and Ukraine put their signatures to {A} {PAST}.", "X signed PAST"),
            t("{X} and Ukraine have initialled {A}.", "X text_agreed"),
            t("{X} and Ukraine are putting the final touches to {A}.", "X talks_close"),
        ),
        (
            t("{X} and Ukraine sealed a loan {PAST}."),
            t("{X} and {Y} have inked {A}."),
        ),
    ),
    "attribution": (
        (
            t(
                "{X} and Ukraine signed {A} {PAST}, Reuters reported, citing officials.",
                "X signed PAST",
            ),
            t(
                "According to the President's Office, {X} and Ukraine will sign {A} {FUT}.",
                "X signing_scheduled FUT",
            ),
            t('"We signed {A} with {X} {PAST}," Zelensky said.', "X signed PAST"),
        ),
        (
            t("{X} supports Ukraine, Reuters reported, citing officials."),
            t('"We thank {X}," Zelensky said after signing a decree {PAST}.'),
        ),
    ),
    "ratification": (
        (
            t("{Xs} parliament has ratified {A} with Ukraine.", "X ratified"),
            t("Lawmakers in {Xcap} voted {PAST} to ratify {A} with Ukraine.", "X ratified PAST"),
            t(
                "The president of {X} signed the law ratifying {A} with Ukraine {PAST}.",
                "X ratified PAST",
            ),
        ),
        (
            t("{Xs} parliament has yet to ratify {A} with Ukraine."),
            t("{A_} with {X} does not need to be ratified."),
            t("{Xs} parliament has ratified the accession of {Y} to NATO."),
        ),
    ),
    "entry into force": (
        (
            t("{A_} between Ukraine and {X} has entered into force.", "X entered_into_force"),
            t("{A_} between Ukraine and {X} took effect {PAST}.", "X entered_into_force PAST"),
            t("{Xs} {AN} with Ukraine came into force {PAST}.", "X entered_into_force PAST"),
        ),
        (
            t("{A_} between Ukraine and {X} will enter into force after ratification."),
            t("{A_} between {X} and {Y} has entered into force."),
            t("A free trade agreement between Ukraine and {X} has entered into force."),
        ),
    ),
    "suspension": (
        (
            t("{X} has suspended its {AN} with Ukraine.", "X suspended"),
            t("{X} suspended {A} with Ukraine {PAST}.", "X suspended PAST"),
            t("{Xs} {AN} with Ukraine was suspended {PAST}.", "X suspended PAST"),
        ),
        (
            t("{X} has no intention of suspending its {AN} with Ukraine."),
            t("{X} could suspend its {AN} with Ukraine."),
            t("{X} has suspended its trade agreement with {Y}."),
        ),
    ),
    "termination": (
        (
            t("{X} has withdrawn from its {AN} with Ukraine.", "X terminated"),
            t("{X} terminated its {AN} with Ukraine {PAST}.", "X terminated PAST"),
            t("The government of {X} denounced its {AN} with Ukraine {PAST}.", "X terminated PAST"),
        ),
        (
            t("{X} will not withdraw from its {AN} with Ukraine."),
            t("The opposition in {X} wants to terminate the {AN} with Ukraine."),
            t("{X} has withdrawn from a treaty on landmines."),
        ),
    ),
    "postponement": (
        (
            t(
                "The signing of {A} between Ukraine and {X}, planned for this week, has been cancelled.",
                "X signing_postponed",
            ),
            t("{X} has delayed the signing of {A} with Ukraine.", "X signing_postponed"),
        ),
        (
            t("The signing of a grain deal between Ukraine and {X} has been postponed."),
            t("{X} has delayed the delivery of fighter jets to Ukraine."),
        ),
    ),
}
