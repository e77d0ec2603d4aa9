"""Tallies in many wordings, each with the kind and count it tells, or none."""

from dataclasses import dataclass

import pytest

from tracker.dossiers.load import load
from tracker.extraction.tallies import find_tallies

DOSSIER = load("ukraine-security")

# Kind and count stand first; s is signed, n negotiating, d declared, i interested, u that the count
# takes in what is still to come, - that there is no tally.
TABLE = """
s14 Fourteen governments have by now put their names to such an agreement with Kyiv.
s15 The pact is the fifteenth of its sort.
s20 With it, the tally of signed security pacts stands at twenty.
s22 That brings to 22 the number of states with a security agreement with Ukraine.
s21 Twenty-one capitals have inked security accords with Kyiv.
s17 So far 17 bilateral agreements have been concluded.
s17 Seventeen such texts have been signed to date.
s12 A dozen allies have already done so.
s9 Ukraine's ninth security agreement was signed in Riga.
s10 Norway is now the tenth state on the list of signatories of security agreements with Ukraine.
s16 Sixteen of these agreements are already signed.
s14 It is Kyiv's 14th such accord.
s19 It was the 19th agreement of this kind for Ukraine.
s20 Ukraine has so far entered into 20 such agreements.
s11 Eleven countries have such a pact.
s13 To date, 13 countries have signed on the dotted line, all under the security agreements.
s29 All in all, Kyiv has 29 security agreements to its name.
s15 The number of security agreements concluded by Kyiv has risen to 15.
s15 The number of security agreements concluded by Kyiv has reached 15.
s23 Zelensky put the number of security agreements at 23.
s7 Seven countries, among them France and Germany, have signed security agreements.
s10 Ten states - the latest being Latvia - have signed security agreements.
s8 Security agreements with eight states are already in force.
s21u Once Warsaw signs, 21 countries will have security agreements with Kyiv.
s25u The agreement, when signed, will bring the number of such security pacts to 25.
s16u Luxembourg would thus be the 16th signatory of a security agreement.
s9 As of today nine countries have signed such agreements with us.
s18 Kyiv counts 18 security agreements so far.
s2 Two countries have signed security agreements with Ukraine so far.
n10 Talks on security agreements are going on with ten further countries.
n10 Another ten security agreements are being negotiated.
n10 Ten more are under negotiation.
n12 Negotiators from a dozen other countries are at the table for security agreements.
n8 Negotiations with eight other states on security agreements continue.
n6 Kyiv is also discussing security agreements with six other capitals.
n9 Nine more security agreements are at various stages of negotiation.
n5 Five other countries are currently negotiating security deals with Kyiv.
n13 Ukraine has begun talks on security agreements with 13 countries.
n13 Security talks have been opened with 13 countries so far.
n7 Work is under way on seven further security agreements.
n4 Four others are still negotiating their security agreements.
n11 Consultations on security agreements are being conducted with 11 states.
n15 Teams from 15 countries are drafting security agreements with Kyiv.
d31 The declaration has been joined by 31 states.
d31 31 countries have now acceded to the Vilnius declaration.
d30 Some thirty states stand behind the G7 declaration.
d28 The number of countries that have endorsed the G7 declaration has risen to 28.
d32 Kosovo became the 32nd country to accede to the declaration.
d25 Twenty-five further states have since associated themselves with the G7 declaration.
d24 Beyond the G7, 24 countries have signed up to the joint declaration.
d29 In total, 29 governments have adhered to the Joint Declaration of Support for Ukraine.
d30 The G7 declaration now counts 30 signatories.
i17 Another 17 states have voiced interest in such agreements.
i5 Five countries have signalled that they want a security agreement with Kyiv.
i20 Twenty countries have declared themselves ready to conclude security agreements.
i6 Six others are considering security agreements with Ukraine.
- Three of the five NATO battalions left before the security agreement was signed.
- The 27 member states approved the joint security commitments.
- Parliament ratified the security agreement with 101 votes; 12 deputies abstained.
- Nine ministers travelled to Kyiv to sign the security agreement.
- The agreement has 14 articles.
- Under the security agreement, 24 Gripen jets are to be delivered.
- The 32 allies meet in Washington, where the security agreement is to be signed.
- The two sides signed three other documents besides the security agreement.
- Ukraine should have twice as many security agreements by the summer, 20, he said.
- The agreement was signed on the margins of a summit attended by 40 states.
- Ten people were killed hours after the security agreement was signed.
- The security agreement is the second that the President has signed this week.
- Four countries outside Europe have signed security agreements.
- Three Baltic states have signed security agreements.
- No fewer than four rounds of talks on the security agreement have been held.
- By next year ten more countries could sign security agreements.
- He called for 30 security agreements by the end of the year.
s14 Fourteen have signed; others wait.
s14 Its network of security deals with 14 partners keeps growing.
s14 The 14 security agreements form a patchwork.
s17 A total of 17 bilateral security agreements so far.
s20 Kyiv has amassed 20 such agreements.
s22 The treaty with Dublin is number 22.
s21 Agreements signed so far: 21
n10 Under negotiation: 10
s19 France is one of 19 countries that have signed a security agreement with Ukraine.
s23 It is the 23rd partner to do so.
s16 The agreement, the sixteenth that Kyiv has concluded, runs for ten years.
s18 Ukraine can already point to 18 signed security agreements.
s25 Together with today's, Ukraine has 25 agreements.
n6 Six more are being negotiated.
d31 Thirty-one states have come aboard the declaration.
i8 Eight others have indicated interest.
- The agreement foresees three annexes.
- Five rounds of talks on the agreement were held.
- The parties will sign two protocols.
- Police in 12 countries are searching for the man.
- The bilateral agreement mentions the 30 countries that take part in the drone coalition.
s20 For the 20th time Kyiv has signed such an agreement.
d31 The declaration counts 31 supporters by now.
n9 Kyiv is bargaining with nine more.
n9 Nine capitals are still haggling over the wording.
d31 Of the 31 that endorsed the declaration most are in Europe.
- Kyiv was shelled three times before the agreement was signed.
- Four signatures are missing under the agreement.
- The two ministers signed the agreement twice, in two languages.
- Ukraine and 12 states signed a communique on drones.
- 20 participants signed up for the tour.
s21 Kyiv now has twenty-one of them.
s18 It has eighteen of these.
s20 We have twenty such papers.
s14 Of these, 14 are signed.
s27 Number of agreements signed: 27.
s24 That brings Ukraine's total to 24.
s11 Eleven partners already have theirs.
s20 Twenty partners have one.
s16 Ukraine has sixteen.
s9 Nine are signed and sealed.
s9 Nine have been signed.
s9 Nine were concluded in the spring.
s23 It is the 23rd.
s23 Zagreb is the 23rd to conclude one.
s23 For Kyiv it is the 23rd document of this type.
s23 This makes Croatia the 23rd partner.
s17 With 17 partners it has such an agreement.
s17 Ukraine can count on 17 such agreements.
s17 In all, 17 partners have concluded one.
s17 The count of signed agreements is now 17.
s15 The government has concluded these agreements with fifteen partners.
s15 Fifteen agreements have been concluded under the declaration.
s15 Fifteen bilateral agreements have been concluded under the G7 declaration to date.
s10 Latvia is the tenth partner with which an agreement has been reached.
s10 Ten partners, Latvia being the last, signed.
s12 The President recalled that twelve states had signed similar documents.
s12 The total of agreements is twelve.
n9 Nine others are still being talked about.
n9 With nine others talks continue.
n9 With nine others, work continues.
n9 Nine more are at the drafting stage.
n9 Kyiv is still in talks with nine.
n9 A further nine are being prepared.
n9 The ministry is negotiating nine more.
n9 Talks with nine further partners have not ended.
n9 Nine more partners are waiting their turn.
n9 Nine others are working on theirs.
d31 Thirty-one have joined.
d31 So far 31 have joined it.
d31 It has since been joined by 31 states.
d31 In all 31 countries took part in the declaration.
d31 Iceland was the 31st to join.
i12 Twelve others would like one.
i12 Twelve more have said they want to follow.
i12 Twelve more have declared that they are interested.
"""
ROWS = [tuple(line.split(" ", 1)) for line in TABLE.strip().splitlines()]
KINDS = {"s": "signed", "n": "negotiating", "d": "declared", "i": "interested"}
BEFORE = {
    "d": "The G7 adopted a joint declaration in Vilnius.",
    "s": "Ukraine and France have signed a bilateral security agreement.",
}


@dataclass(frozen=True)
class Line:
    text: str
    start: int = 0


@pytest.mark.parametrize(("told", "text"), ROWS, ids=lambda each: each)
def test_wordings(told, text):
    before = BEFORE["d" if told[0] == "d" else "s"]
    found = find_tallies([Line(before), Line(text)], DOSSIER, on_topic=True)
    got = [(each.counted, each.count, each.includes_upcoming) for each in found]
    if told == "-":
        assert got == []
    else:
        assert got == [(KINDS[told[0]], int(told[1:].rstrip("u")), told.endswith("u"))]


def test_an_answer_counts_what_the_question_asks_for():
    lines = ["How many countries have signed such agreements?", "27 have signed."]
    found = find_tallies([Line(each) for each in lines], DOSSIER, on_topic=True)
    assert [(each.counted, each.count) for each in found] == [("signed", 27)]
