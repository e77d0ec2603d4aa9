"""Two hundred time expressions: the words found, and the date they mean on a given day."""

import pytest

from tracker.domain.dates import parse_day
from tracker.extraction.anchor import Anchor
from tracker.extraction.dating import resolve
from tracker.extraction.times import find_times

# Publication: Thursday, 30 May 2024. p, f and - are the verb's direction: past, future, none.
TABLE = """
It was signed on June 13.|June 13|p|2023-06-13
It will be signed on June 13.|June 13|f|2024-06-13
It was signed on 13 June 2024.|13 June 2024|p|2024-06-13
It was signed on 2024.06.13 in Italy.|2024.06.13|p|2024-06-13
It was signed on 13th of June.|13th of June|f|2024-06-13
It was signed on the 13th of June 2024.|13th of June 2024|p|2024-06-13
It was signed on June 13th, 2024, in Italy.|June 13th, 2024|p|2024-06-13
It was signed on June 13 2024.|June 13 2024|p|2024-06-13
They meet on June 13-15.|June 13-15|f|2024-06-13/2024-06-15
They meet on June 13~15, 2024.|June 13~15, 2024|f|2024-06-13/2024-06-15
They meet on 13-15 June.|13-15 June|f|2024-06-13/2024-06-15
They meet on 9~11 July 2024.|9~11 July 2024|f|2024-07-09/2024-07-11
They meet from June 13 to June 15.|June 13 to June 15|f|2024-06-13/2024-06-15
They meet from June 13 to 15.|June 13 to 15|f|2024-06-13/2024-06-15
They meet from June 30 to July 2.|June 30 to July 2|f|2024-06-30/2024-07-02
They meet from 30 June to 2 July.|30 June to 2 July|f|2024-06-30/2024-07-02
They meet between 13 and 15 June.|13 and 15 June|f|2024-06-13/2024-06-15
They meet on June 13 and 14.|June 13 and 14|f|2024-06-13/2024-06-14
It met over December 30 - January 2.|December 30 - January 2|p|2023-12-30/2024-01-02
Posted 13.06.2024 at noon|13.06.2024|-|2024-06-13
Posted 26.02.2024|26.02.2024|-|2024-02-26
Posted 13/06/2024|13/06/2024|-|2024-06-13
Posted 06/13/2024|06/13/2024|-|2024-06-13
Posted 11/8/2024|11/8/2024|-|2024
Posted 8/8/2024|8/8/2024|-|2024-08-08
Posted 2024-06-13|2024-06-13|-|2024-06-13
It was signed on Feb. 16.|Feb. 16|p|2024-02-16
It was signed on Feb 16, 2024.|Feb 16, 2024|p|2024-02-16
It was signed on 16 Feb. in Paris.|16 Feb|p|2024-02-16
It was signed on Sept. 3, 2023.|Sept. 3, 2023|p|2023-09-03
It was signed on 12 Dec 2023.|12 Dec 2023|p|2023-12-12
It was signed on JUNE 13, 2024.|JUNE 13, 2024|p|2024-06-13
It was signed on Tuesday, 28 May.|Tuesday, 28 May|p|2024-05-28
It was signed on Tuesday, May 28, 2024.|Tuesday, May 28, 2024|p|2024-05-28
It was signed on Tuesday (May 28).|Tuesday (May 28|p|2024-05-28
It was signed on May 28 (Tuesday).|May 28 (Tuesday|p|2024-05-28
It was signed Wednesday 22 May.|Wednesday 22 May|p|2024-05-22
It was signed today, May 30.|today, May 30|p|2024-05-30
It was signed yesterday, 29 May.|yesterday, 29 May|p|2024-05-29
Thu, 13 Jun 2024|Thu, 13 Jun 2024|-|2024-06-13
It was signed on July 12 last year.|July 12 last year|p|2023-07-12
It was signed on 12 July of last year.|12 July of last year|p|2023-07-12
It comes on 2 May next year.|2 May next year|f|2025-05-02
It was signed on January 12.|January 12|p|2024-01-12
It was signed on November 17.|November 17|p|2023-11-17
It was signed on May 31.|May 31|p|2024-05-31
It comes on January 20.|January 20|f|2025-01-20
It comes on May 29.|May 29|f|2024-05-29
It was told on December 20.|December 20|-|2023-12-20
It was signed in June 2024.|June 2024|p|2024-06
It was signed in June, 2024.|June, 2024|p|2024-06
It was signed in June of 2024.|June of 2024|p|2024-06
It was signed in May.|May|p|2024-05
It was signed in January.|January|p|2024-01
It was signed in October.|October|p|2023-10
It comes in July.|July|f|2024-07
It comes in January.|January|f|2025-01
It comes in May.|May|f|2024-05
It was signed last July.|last July|p|2023-07
It was signed last May.|last May|p|2023-05
It was signed last February.|last February|p|2024-02
It comes next July.|next July|f|2024-07
It comes next May.|next May|f|2025-05
It comes this June.|this June|f|2024-06
It was signed in July last year.|July last year|p|2023-07
It was signed in July of last year.|July of last year|p|2023-07
It comes in March next year.|March next year|f|2025-03
It was told earlier in May.|earlier in May|p|2024-05
It comes in early June.|early June|f|2024-06
It comes in mid-June.|mid-June|f|2024-06
It comes in late June.|late June|f|2024-06
It comes late in June.|late in June|f|2024-06
It comes at the end of June.|end of June|f|2024-06
It comes at the beginning of July.|beginning of July|f|2024-07
It comes at the start of July 2024.|start of July 2024|f|2024-07
It comes in the middle of July.|middle of July|f|2024-07
It comes in the first half of July.|first half of July|f|2024-07
It was signed in mid-January.|mid-January|p|2024-01
It was told in late October.|late October|p|2023-10
It was told at NATO's July summit.|July|f|2024-07
It was told at the May summit.|May|p|2024-05
It was signed in 2023.|2023|p|2023
It was signed in early 2024.|early 2024|p|2024
It comes in late 2024.|late 2024|f|2024
It comes at the end of 2024.|end of 2024|f|2024
It fought in 2022-2024.|2022-2024|p|2022/2024
It fought in 2022~24.|2022~24|p|2022/2024
The budget for 2025 holds it.|2025|f|2025
It was signed on Thursday.|Thursday|p|2024-05-30
It was signed on Friday.|Friday|p|2024-05-24
It was signed on Wednesday.|Wednesday|p|2024-05-29
It was signed on Sunday.|Sunday|p|2024-05-26
It was told on Monday.|Monday|-|2024-05-27
It comes on Thursday.|Thursday|f|2024-05-30
It comes on Friday.|Friday|f|2024-05-31
It comes on Wednesday.|Wednesday|f|2024-06-05
It comes on Tuesday night.|Tuesday night|f|2024-06-04
It was told late on Wednesday.|late on Wednesday|p|2024-05-29
It was told earlier on Thursday.|earlier on Thursday|p|2024-05-30
It comes later on Thursday.|later on Thursday|f|2024-05-30
It was told on Tuesday evening.|Tuesday evening|p|2024-05-28
It was signed last Friday.|last Friday|p|2024-05-24
It was signed last Thursday.|last Thursday|p|2024-05-23
It was signed last Tuesday.|last Tuesday|p|2024-05-28
It comes next Monday.|next Monday|f|2024-06-03
It comes next Thursday.|next Thursday|f|2024-06-06
It comes next Friday.|next Friday|f|2024-06-07
It comes this Friday.|this Friday|f|2024-05-31
It was signed this Tuesday.|this Tuesday|p|2024-05-28
It was signed this past Sunday.|this past Sunday|p|2024-05-26
It comes this coming Monday.|this coming Monday|f|2024-06-03
It comes on Thursday next week.|Thursday next week|f|2024-06-06
It comes on Tuesday of next week.|Tuesday of next week|f|2024-06-04
It was signed on Friday of last week.|Friday of last week|p|2024-05-24
It was told at Tuesday's session.|Tuesday|p|2024-05-28
It was signed today.|today|p|2024-05-30
It comes today.|today|f|2024-05-30
It was signed yesterday.|yesterday|p|2024-05-29
It was signed yesterday evening.|yesterday evening|p|2024-05-29
It comes tomorrow.|tomorrow|f|2024-05-31
It comes tomorrow morning.|tomorrow morning|f|2024-05-31
He speaks tonight.|tonight|f|2024-05-30
It was told last night.|last night|p|2024-05-29
It was told this morning.|this morning|p|2024-05-30
He speaks this evening.|this evening|f|2024-05-30
It was told earlier today.|earlier today|p|2024-05-30
He speaks later today.|later today|f|2024-05-30
It was told the day before yesterday.|day before yesterday|p|2024-05-28
It comes the day after tomorrow.|day after tomorrow|f|2024-06-01
It was told two days ago.|two days ago|p|2024-05-28
It was told 3 days ago.|3 days ago|p|2024-05-27
It was told a week ago.|a week ago|p|2024-05-23
It was told two weeks ago.|two weeks ago|p|2024-05-13/2024-05-19
It was told a fortnight ago.|a fortnight ago|p|2024-05-13/2024-05-19
It was told a month ago.|a month ago|p|2024-04
It was told three months ago.|three months ago|p|2024-02
It was told six months ago.|six months ago|p|2023-11
It was told half a year ago.|half a year ago|p|2023-11
It was told a year ago.|a year ago|p|2023
It was told two years ago.|two years ago|p|2022
It was told a year and a half ago.|a year and a half ago|p|2022-11
It was told a decade ago.|a decade ago|p|2014
It comes two weeks from now.|two weeks from now|f|2024-06-10/2024-06-16
It comes in two days.|in two days|f|2024-06-01
It comes in two weeks.|in two weeks|f|2024-06-10/2024-06-16
It comes in a week's time.|in a week's time|f|2024-06-03/2024-06-09
It comes in a fortnight's time.|in a fortnight's time|f|2024-06-10/2024-06-16
It comes in two months.|in two months|f|2024-07
It comes in about three months.|in about three months|f|2024-08
It comes within two weeks.|within two weeks|f|2024-06-10/2024-06-16
It was signed this week.|this week|p|2024-05-27/2024-05-30
It comes this week.|this week|f|2024-05-30/2024-06-02
It was told earlier this week.|earlier this week|p|2024-05-27/2024-05-30
It comes later this week.|later this week|f|2024-05-30/2024-06-02
It was signed last week.|last week|p|2024-05-20/2024-05-26
It was signed this past week.|this past week|p|2024-05-27/2024-05-30
It comes next week.|next week|f|2024-06-03/2024-06-09
It comes early next week.|early next week|f|2024-06-03/2024-06-09
It comes at the end of next week.|end of next week|f|2024-06-03/2024-06-09
It was told at the weekend.|at the weekend|-|2024-05-25/2024-05-26
It was told over the weekend.|over the weekend|-|2024-05-25/2024-05-26
It was told last weekend.|last weekend|p|2024-05-25/2024-05-26
It comes this weekend.|this weekend|f|2024-06-01/2024-06-02
It comes next weekend.|next weekend|f|2024-06-08/2024-06-09
It was told this month.|this month|p|2024-05
It was told earlier this month.|earlier this month|p|2024-05
It comes later this month.|later this month|f|2024-05
It was told last month.|last month|p|2024-04
It was told late last month.|late last month|p|2024-04
It comes next month.|next month|f|2024-06
It comes at the beginning of next month.|beginning of next month|f|2024-06
It was told this year.|this year|p|2024
It was told earlier this year.|earlier this year|p|2024
It comes later this year.|later this year|f|2024
It was told last year.|last year|p|2023
It was told late last year.|late last year|p|2023
It comes next year.|next year|f|2025
It comes early next year.|early next year|f|2025
It comes at the end of the year.|end of the year|f|2024
It comes by the end of the month.|end of the month|f|2024-05
It comes by the end of May.|end of May|f|2024-05
It comes by the end of this year.|end of this year|f|2024
It comes by year-end.|year-end|f|2024
It was over by the end of April.|end of April|p|
It comes this summer.|this summer|f|2024-06/2024-08
It comes in the summer.|the summer|f|2024-06/2024-08
It comes next summer.|next summer|f|2024-06/2024-08
It was told last summer.|last summer|p|2023-06/2023-08
It was told last winter.|last winter|p|2023-12/2024-02
It comes in the autumn of 2024.|the autumn of 2024|f|2024-09/2024-11
It was told in spring 2024.|spring 2024|p|2024-03/2024-05
It comes next quarter.|next quarter|f|2024-07/2024-09
It was told last quarter.|last quarter|p|2024-01/2024-03
It comes in the second quarter of 2025.|second quarter of 2025|f|2025-04/2025-06
It comes in the second half of 2024.|second half of 2024|f|2024-07/2024-12
It comes in Q3 2024.|Q3 2024|f|2024-07/2024-09
It comes before June 13.|June 13|f|
It comes ahead of June 13.|June 13|f|
It ran until June 13, 2024.|June 13, 2024|p|
It has run since January.|January|p|
It has run since 2022.|2022|p|
It happened after Thursday.|Thursday|p|
It ran from Thursday on.|Thursday|p|
It applies up to 2026.|2026|f|
It comes before the summit on 9 July.|9 July|f|
It comes soon.|soon|f|
It comes very soon.|very soon|f|
It comes shortly.|shortly|f|
It comes in the near future.|in the near future|f|
It comes in the coming weeks.|in the coming weeks|f|
It comes in the next few weeks.|in the next few weeks|f|
It comes within weeks.|within weeks|f|
It comes in a matter of weeks.|in a matter of weeks|f|
It comes within a few weeks.|within a few weeks|f|
It comes in the days ahead.|in the days ahead|f|
It was told a few days ago.|a few days ago|p|
It was told weeks ago.|weeks ago|p|
It was told several months ago.|several months ago|p|
It was recently signed.|recently|p|
It was told in recent weeks.|in recent weeks|p|
It was told that evening.|that evening|p|2024-05-30
They met over the last decade.|over the last decade|p|
It was told in the last decade.|last decade|p|
They met in the past weeks.|past weeks|p|
The past weeks were hard.|past weeks|p|
The next ten years will tell.|next ten years|f|
It comes in 24 hours.|in 24 hours|f|
It comes the day after.|day after|f|
It was told the day before.|day before|p|2024-05-29
It comes on the following day.|following day|f|
It was told 5000 years ago.|years ago|p|
It runs for 10 years.|for 10 years|f|
It runs for a period of ten years.|for a period of ten years|f|
It runs over the next decade.|over the next decade|f|
It runs for the next ten years.|for the next ten years|f|
It is a 10-year deal.|10-year|f|
It is a ten-year deal.|ten-year|f|
They talk within 24 hours.|within 24 hours|f|
It was told at 15:51.|15:51|p|
It was told at 6:45 PM.|6:45 PM|p|
It was told at 6 p.m. in Kyiv.|6 p.m.|p|
"""
# In the table ~ stands for an en dash.
ROWS = [tuple(line.replace("~", "\N{EN DASH}").split("|")) for line in TABLE.strip().splitlines()]
THURSDAY = Anchor(published=parse_day("2024-05-30"), basis="metadata")
DIRECTIONS = {"p": "past", "f": "future", "-": "none"}


def test_the_table_is_long_enough():
    assert len(ROWS) >= 200


@pytest.mark.parametrize(("text", "words", "way", "on"), ROWS, ids=lambda each: each)
def test_words_and_date(text, words, way, on):
    spans = find_times(text)
    if words == "the weekend":
        assert spans == ()
        return
    assert [text[span.start : span.end] for span in spans if span.kind != "none"] == [words]
    got = resolve(spans[0], THURSDAY, DIRECTIONS[way])
    assert (got.on or "") == on
    assert (got.basis == "unknown") == (got.on is None)
