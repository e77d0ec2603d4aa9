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
s9 It is the ninth for Ukraine.
s14 For Ukraine it is the fourteenth this year.
s12u It will be the twelfth for our state.
s11u The pact with Lisbon would be the eleventh for us.
s7 Ottawa was the seventh a day later.
s27 He signed it in Brussels, as the 27th of Ukraine's partners.
s26 It is number 26 on Ukraine's list.
s18 This was number eighteen, officials in Kyiv say.
s21u The twenty-first will be Poland's.
s21u The twenty-first is to be Warsaw's.
s28 Albania became the 28th party to a security agreement with Ukraine.
s27u Cyprus will be the 27th party with which Ukraine has a security agreement.
s24 Slovenia's is the 24th one concluded in pursuance of the G7 declaration.
s24 It was the 24th that Ukraine concluded within the framework of the G7 declaration.
s10 Spain is the tenth country to formalize its support in this way.
s4 It is the fourth of its kind, and the first outside the G7.
n4 Talks with Italy got off the ground in May, making Rome the fourth.
s28 Ukraine is party to 28 bilateral security agreements.
s23 Ukraine's list is 23 entries long.
s9 The list of signed agreements comprises nine names.
s27 That leaves 27 documents by Kyiv's count.
s26 When the Irish signed there were 26.
s9 Nine countries, from Britain to Latvia, have put pen to paper.
s28 Albania is the latest of 28 partners.
s25 Twenty-five agreements are at work for Ukraine.
s29 Twenty-nine in all.
s19 So far Ukraine has 19 of them.
s25 Some 25 countries and the EU had taken the same road.
s19 The text was like the others, nineteen of which had been concluded so far.
s28 Twenty-eight, says Kyiv.
s20 That brought Ukraine's collection to twenty.
d32 Seoul is not among the 32 countries that backed the G7 declaration.
d31 The government would decide on the declaration, to which 31 countries belong.
n8 Eight partners are now at the negotiating table with Kyiv.
s18 To this day Kyiv has concluded 18 bilateral agreements.
s18 Since January Kyiv has signed 18 agreements of this type.
s22 Zelensky noted that Ukraine had already concluded 22 agreements of this kind.
s22 Ukraine's President said the country now had 22 bilateral agreements in place.
s19 The count has climbed to 19.
s19 Kyiv puts the number at 19.
s19 This takes the number of signatories to nineteen.
s19 That takes the total to 19.
s26 This is already the 26th document signed by Ukraine on the basis of the joint declaration.
s26 The document became the 26th agreement concluded in accordance with the G7 Vilnius Declaration.
s26u Ireland is to become the 26th state to conclude a security agreement with us.
s26 Dublin is the 26th capital to have such a text.
s26 Ireland was the 26th to do it.
s26 Ireland joins 25 other states as the 26th with such an agreement.
s25 Ireland thus joins a group of 25 countries that have signed similar agreements.
s13 Similar agreements have been signed with 13 other countries.
s13 Similar documents were earlier signed with 13 states.
s13 Thirteen other states have signed comparable texts.
s13 Portugal follows thirteen other countries which have concluded such agreements.
s13 There have been 13 such agreements so far.
s13 So far, thirteen have been signed.
s13 Thirteen of them have been concluded already.
s13 Of the agreements, 13 have been signed.
s13 Norway's is one of 13 agreements signed so far.
s13 The agreement resembles the 13 that Kyiv has signed since January.
s13 Like the other 13 agreements, it runs for ten years.
s13 None of the 13 agreements concluded so far has such a clause.
s30 Thirty partners have by now committed themselves in such agreements.
s20 Twenty security agreements have been signed with partners, 19 of them with states.
s24 Kyiv already boasts 24 security agreements.
s24 Two dozen such agreements are already in place.
s24 Two dozen partners have signed.
s9 Nine have signed so far.
s9 Nine partners have already signed theirs.
n7 Negotiations are under way with seven more countries.
n7 Seven more agreements are in the works.
n7 Seven more are on the table.
n7 Talks with seven other states are in progress.
n7 Work on seven more agreements is under way.
n7 Seven more partners are in talks.
n7 It is also negotiating similar agreements with seven other countries.
n7 A further seven agreements are at various stages of negotiation.
n7 Ukraine has begun consultations with seven states.
n7 Seven countries have begun negotiations.
d25 By now 25 states have acceded to it.
d25 The declaration has been joined by 25 states.
d25 Bulgaria became the 25th country to join the G7 declaration.
d25 Bulgaria is the 25th to accede.
d25 The number of countries that joined the declaration has reached 25.
d25 Another 25 countries have since joined the declaration.
d25 Bulgaria was among 25 states that backed the declaration.
i8 Eight more countries have expressed interest in such agreements.
i8 Eight others have said they are ready.
s14 The other 14 have theirs.
s14 After fourteen agreements the President sees no end.
s14 Kyiv has put together 14 of them since the winter.
s14 Kyiv has amassed fourteen agreements.
s14 The President has secured 14 agreements.
s14 Kyiv has wrapped up 14 agreements.
s14 Kyiv has finished 14 agreements.
s14 Fourteen agreements are ready and signed.
s14 Fourteen agreements have come about.
s14 Agreements with fourteen partners have been signed.
s14 Agreements with fourteen partners now apply.
s14 Our country has agreements with 14 partners already.
s14 It has agreements with 14 states by now.
s14 Portugal included, fourteen have signed.
s14 With Portugal, it is fourteen.
s14 This brings the total number of agreements signed to 14.
s14 This is number 14 in the series.
s14 Portugal is one of fourteen states with such an agreement.
s14 Portugal has become the fourteenth signatory.
s14 Portugal closes the list of fourteen signatories.
s14 Portugal, the fourteenth country to sign, is far from the front.
s14 As the fourteenth country, Portugal has concluded an agreement.
s14 As the fourteenth partner, Portugal has signed.
s14 The fourteenth agreement bears the signature of Portugal's prime minister.
s14 The fourteenth bilateral agreement on security cooperation was signed with Portugal.
s14 Its fourteenth partner is Portugal.
s14 Ukraine's fourteenth such partner is Portugal.
s15u Poland's will be the fifteenth.
s15u If Poland signs, there will be 15 agreements.
n6 Six others are at the stage of talks.
n6 There are talks with six more.
n6 Another six are in the pipeline.
n6 The ministry has six more agreements in preparation.
n6 It is conducting six negotiations at the same time.
n6 There are six negotiations under way.
- The building is number eighteen on the list of monuments.
- He lives at number five.
- It was package number 23.
- The twenty-first of June is a holiday.
- He brought the 23rd, worth 188 million euros.
- He thanked the 57th, the 42nd and the border guards.
- He is to sign a third that evening in Oslo.
- The second document of the day is ready: the presidents have signed the security agreement.
- Changes in the second quarter are listed below.
- They signed it on the 24th.
- On the 24th the agreement was signed in Kyiv.
- Nine documents were signed, among them a memorandum on railway wagons.
- They exchanged 56 documents at the conference.
- Some 50 agreements between companies are due to be signed.
- Six agreements were signed: on tourism, on visas and on ports.
- The guest left eighteen agreements, none of which has been published.
- All three are members of NATO and joined the declaration.
- Montenegro and its neighbours, all three of them in talks, met.
- Similar agreements had been signed by 20 other members of the EU.
- About half a dozen others are negotiating now.
- Security agreements with three countries are expected at the summit.
- The agreement was signed on the third attempt.
- The agreement has twelve articles.
- The agreement was signed in the presence of 14 ambassadors.
- Leaders of 25 countries attended the summit at which the agreement was signed.
- The agreement was discussed by 12 ministers.
- Ukraine has received 18 helicopters under the agreement.
- The summit brought together 30 countries, and France signed its agreement there.
- The 27 members of the Union must agree.
- Ukraine hopes to conclude 20 such agreements by the summit.
- By July there should be twenty agreements.
- Ukraine aims to have 20 agreements.
- The coalition on drones has 14 members.
- Twelve countries have pledged to deliver tanks.
- It is the 14th package of sanctions.
- The EU adopted its 14th package in June.
- The fifth round of talks was held in May.
- This is the fourth visit to Kyiv this year.
- Twelve countries take part in the training under the agreement.
- Seven of the countries are members of the Baltic group.
- The 20th meeting in the Ramstein format took place.
- Six agreements on trade were signed during the visit.
- Eight memoranda and four contracts were signed at the forum.
- Nine ministers put their signatures to a statement on drones.
- The two agreements complement each other.
- Three agreements with Baltic states are in place.
- Ukraine and Norway signed five documents during the visit.
- The two sides signed a package of seven agreements.
- Ukraine has agreements on drones with ten countries.
- Kyiv signed memoranda with eight companies.
- Ukraine has free trade agreements with 47 countries.
- Ukraine has signed agreements with 12 countries on the return of children.
- Ten countries have signed contracts for the purchase of grain.
- Seventeen countries have joined the coalition on the return of children.
- Twenty countries joined the drone coalition.
- He met with the leaders of nine countries in talks on security.
- Talks between the delegations lasted four hours.
- The agreement has been ratified by 14 of the 27 member states.
- The tenth package was announced after the agreement was signed.
- The fourth meeting of the working group prepared the agreement.
- It is the fifth visit of the president since the agreement.
- The tenth article of the agreement speaks of consultations.
- The agreement is in its sixth month.
- The twelfth round of sanctions will be negotiated.
- Ukraine wants to have 20 agreements by the end of the year.
- Six of the agreements were signed in Brussels.
- Five of them were signed in June.
- Four agreements were signed in a single week.
- Ten EU members have signed such agreements.
- Eight NATO members have concluded agreements with Kyiv.
- Nordic countries, five in number, have agreements.
- Seven MPs voted against the agreement.
- More than 40 delegations took part in the talks.
- The minister named four conditions for the agreement.
- A group of 30 experts is negotiating the text.
- The delegation of twelve negotiated for two days.
- Ukraine exchanged 90 prisoners after the talks.
- The agreement rests on seven pillars.
- It is signed in two copies, in four languages.
- The document was signed on the 28th.
- Thirty-two leaders endorsed the Ukraine Compact.
- Twenty countries signed the communique of the peace summit.
- 78 countries signed the final communique.
- Ukraine has diplomatic relations with 180 states.
- The 12 countries of the coalition will deliver drones under the agreement.
- Six signatures stand under the appeal.
- "We shall not be the fifteenth to pay," he said.
- Bulgaria will not be the 28th.
- The 28th is not in sight.
- Montenegro could become the 29th country to sign.
s17 It's 17: the whole of the Seven and ten others.
- It's 17 degrees: a hot day for the runners.
s24 As of this month, 24 of them are valid.
- As of this month, 24 of the horses are lame.
s28 Twenty-eight of these exist.
- Twenty-eight of these buses are late.
s25 The number rose to 25 on Friday at Blenheim.
- The number of victims rose to 25 on Friday at Blenheim.
s21 With Warsaw, Kyiv's tally goes up to twenty-one.
- With Warsaw, the price goes up to twenty-one.
s15 The list is now fifteen names long.
- The queue of cars was fifteen kilometres long.
s4 Denmark was fourth, after Britain, Germany and France.
- The Danish team was fourth, after the poll of the match.
s11 Belgium had been the 11th, a few hours before.
- The storm had been the 11th, a bad one.
s26 Ireland's is the 26th.
- The summit was the third of its kind.
- It is the third such text that Sanchez has put his name to.
- They met the 92nd and the 57th of the brigades.
s9 Nine governments have gone ahead.
- Nine governments have gone home.
s17 As many as 17 countries have such an agreement.
- Up to 17 countries will have such an agreement.
s16 It is the 16th country to make such a pledge.
s27 Kyiv has by now concluded 27 corresponding agreements.
- Kyiv has by now planted 27 corresponding trees.
n10 Delegations of ten states are at present negotiating such agreements.
- Delegations of ten states took part in a conference on drones.
n9 Romania became the ninth country to start the negotiations: it happened in Davos.
- Kyiv has interrupted negotiations with two states.
- Five more were signed in February.
- A channel with 41 subscribers wrote of it.
d38 In total, 38 states and organizations have acceded to the declaration.
- In total, 38 states and organizations have sent buses.
s20 Kyiv's list, which Britain opened in January, reached twenty.
s25 The tally kept in Kyiv is now at 25.
s12 The number of partners went from a mere few to twelve tonight.
s23u With Romania, Kyiv would arrive at 23 agreements, the Union's included.
s22 - And that makes 22.
s15 Stockholm's three make fifteen.
s25 Slovenia joined the list on Thursday, taking the tally to 25.
- That makes 22 drones a day.
- The number of wounded has reached 31.
- The list of sanctions now comprises 40 names.
- The tally of the chamber was 293 to 22.
s31 Cyprus became number thirty-one, after a signature on Tuesday.
s26 Number twenty-six, by Bankova's arithmetic.
s8u Finland would be number eight.
- He lives at house number eight.
- He put the number 30 into his own agreement.
s25 Of the twenty-five, only that of the Union lacks an end date.
s28 Albania's deal with Kyiv is the newest of 28.
- None of the five is in negotiations.
- Of those who sit at the table fourteen have an agreement.
s12 Twelve countries down, several to go.
- Twelve storeys down, the agreement was signed.
s7 Seven countries before us: so many had the courage.
- Seven weeks before us: so many had the courage.
s7 The first seven were Britain, Germany, France and their friends.
s6 Before him six other heads of government had signed something of the kind.
s3 Three countries were ahead of the Danes.
s7u The seventh will be the Netherlands.
- The seventh will be Monday.
s4 She signed hers in Lviv, the fourth after those of Britain, Germany and France.
s28 Tirana made it in January, as the twenty-eighth.
s2u Germany would be the second country after Britain.
s2 It is the German agreement, the second of its kind.
- Germany comes second behind the United States.
- She is the third to sign with the president today.
s15 He called the fifteen earlier signatories a choir.
s9 Nine agreements are in the safe.
s9 Nine countries, all but two of them in the Union, have signed such agreements.
s7 He was asked why seven states had signed.
- He was asked if seven states had signed.
- Some two dozen have yet to begin with an agreement.
- A group of four is on the verge of signing.
- A further two or three are taking shape.
- And then there were five.
- Britain, Germany, France and six more countries had signed an agreement.
s9 DONE (9)
- PACKAGES (9)
s17 Already signed, for the record: 17, the last being those of June.
n7 In talks: 7
d31 The total has reached 31.
d28 That makes 28, his deputy told journalists.
d33 With Poland the 33rd flag joins the declaration.
d16 Altogether there are now 16 states besides the Seven.
d30 Over 30 adherents.
d32 There are now 32 signatories or adherents.
d23 Twenty-three countries, not counting the Seven, stand by the declaration.
- Kosovo, Ireland and four more back the G7 declaration.
- Six further countries have associated themselves with the G7 declaration.
s27 Croatia was, by the count in Kyiv, partner number 27.
- Partner number 27 was a bank.
s18u The EU would be number 18 in the series of those with such documents.
s25 Slovenia, the 25th, did so a few minutes afterwards.
s20 Kyiv lists 20 such agreements on its website.
- Kyiv lists 20 such agreements on trade.
s28 Tally on the president's website: 28.
s28 Count: 28 officially.
- Tally of votes: 28 in favour.
- Count: 28 killed.
s28 The same list gives the number of agreements as 28, that of the European Union included.
s25 The number of Ukraine's agreements grew to twenty-five last Thursday.
- The number of hospitals grew to twenty-five.
s23 It brought Kyiv's security agreements to 23, counting the EU's.
s14 Fourteen agreements now.
s26 Twenty-six agreements, by Kyiv's reckoning, have come into being so far.
s9 Nine partners have given us their signatures.
s9 Nine countries have got there by now.
s9 By the government's account nine countries precede us.
s22 By now there are twenty-two finished agreements, that of Luxembourg included.
s1 Up to now just one such agreement has been signed, with the United Kingdom.
s19 Nineteen other states, including Italy and Spain, and the EU have signed such agreements before.
s19 So far Kyiv has 19 of them with single states.
s28 There are 28 of these in force today.
s9 He recalled that nine countries have done this.
s12 Such agreements are in the hands of twelve governments.
d15 In two weeks 15 countries have come forward for the declaration.
- There are 28 pages in it today.
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


ANSWERS = [
    ("How many have signed?", "The minister: Seven.", ("signed", 7)),
    ("Who else has one?", "Fifteen countries, the last of which was Norway.", ("signed", 15)),
    ("How many talks are you holding?", "A: Four at the moment.", ("negotiating", 4)),
    ("SIGNED", "Seven: Britain (Jan. 12), Germany and France (Feb. 16).", ("signed", 7)),
    ("IN NEGOTIATION", "Six, so far.", ("negotiating", 6)),
    ("Who has paid?", "Fifteen countries, the last of which was Norway.", None),
    ("PACKAGES", "Seven: the last came in May.", None),
]


@pytest.mark.parametrize(("above", "line", "told"), ANSWERS)
def test_a_count_is_of_what_the_line_above_it_asks_or_names(above, line, told):
    found = find_tallies([Line(BEFORE["s"]), Line(above), Line(line)], DOSSIER, on_topic=True)
    assert [(each.counted, each.count) for each in found] == ([told] if told else [])


def test_the_head_of_a_page_says_what_its_sums_are_of():
    lines = [BEFORE["s"], *["It rained."] * 12, "Nine are done."]
    found = find_tallies([Line(each) for each in lines], DOSSIER, on_topic=True)
    assert [(each.counted, each.count) for each in found] == [("signed", 9)]
