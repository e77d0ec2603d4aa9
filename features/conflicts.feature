Feature: Sources disagree on a day
  One day must be shown, with the rule that chose it and the sources that say otherwise.

  Scenario: The firmer basis wins
    A day told outright is firmer than one worked out from "on Thursday".
    Given these reports about Ruritania:
      | article | published  | what   | day        | basis    |
      | Herald  | 2024-06-14 | signed | 2024-06-12 | relative |
      | Courier | 2024-06-20 | signed | 2024-06-13 | stated   |
    Then Ruritania is at "signed" since 2024-06-13
    And Ruritania's signing day is explained by "The day on the firmer basis, of stated, relative, by occasion and assumed in this order."
    And Ruritania's signing day has 1 report for and 1 against it
    And Ruritania is flagged "conflict"

  Scenario Outline: From the firmest basis to the weakest
    Stated, relative, by occasion, assumed from the day of publication.
    Given these reports about Ruritania:
      | article | published  | what   | day        | basis    |
      | Herald  | 2024-06-14 | signed | 2024-06-13 | <firmer> |
      | Courier | 2024-06-14 | signed | 2024-06-14 | <weaker> |
    Then Ruritania is at "signed" since 2024-06-13

    Examples:
      | firmer   | weaker   |
      | stated   | relative |
      | relative | occasion |
      | occasion | assumed  |

  Scenario: Then the report nearest to the event
    Who wrote at the time knew it best.
    Given these reports about Ruritania:
      | article | published  | what   | day        |
      | Herald  | 2024-06-14 | signed | 2024-06-13 |
      | Courier | 2024-06-20 | signed | 2024-06-12 |
    Then Ruritania is at "signed" since 2024-06-13
    And Ruritania's signing day is explained by "The day told by the report published nearest to it."

  Scenario: Then more independent sources
    Two that agree are better than one.
    Given these reports about Ruritania:
      | article | published  | what   | day        |
      | Herald  | 2024-06-13 | signed | 2024-06-12 |
      | Courier | 2024-06-14 | signed | 2024-06-13 |
      | Gazette | 2024-06-14 | signed | 2024-06-13 |
    Then Ruritania is at "signed" since 2024-06-13
    And Ruritania's signing day is explained by "The day that more independent sources tell."

  Scenario: Copies of one article are one source
    Three copies of one text do not outvote two that were written apart.
    Given these reports about Ruritania:
      | article | published  | what   | day        | same story as |
      | Herald  | 2024-06-13 | signed | 2024-06-12 |               |
      | Copy    | 2024-06-13 | signed | 2024-06-12 | Herald        |
      | Reprint | 2024-06-13 | signed | 2024-06-12 | Copy          |
      | Courier | 2024-06-14 | signed | 2024-06-13 |               |
      | Gazette | 2024-06-14 | signed | 2024-06-13 |               |
    Then Ruritania is at "signed" since 2024-06-13
    And Ruritania rests on 5 reports from 3 sources

  Scenario: Then the earlier publication
    The first report is the one that the others may have copied badly.
    Given these reports about Ruritania:
      | article | published  | what   | day        |
      | Courier | 2024-06-14 | signed | 2024-06-13 |
      | Herald  | 2024-06-13 | signed | 2024-06-12 |
    Then Ruritania is at "signed" since 2024-06-12
    And Ruritania's signing day is explained by "The day told by the article published first."

  Scenario: And last the earlier day
    The table must show the same day whenever it is asked.
    Given these reports about Ruritania:
      | article | published  | what   | day        |
      | Courier | 2024-06-14 | signed | 2024-06-15 |
      | Herald  | 2024-06-14 | signed | 2024-06-13 |
    Then Ruritania is at "signed" since 2024-06-13
    And Ruritania's signing day is explained by "The earlier day, all else being equal."

  Scenario: A month and a day within it agree
    The finer is shown, and there is no conflict.
    Given these reports about Ruritania:
      | article | published  | what   | day        | basis    |
      | Herald  | 2024-07-20 | signed | 2024-06    | stated   |
      | Courier | 2024-06-14 | signed | 2024-06-13 | relative |
    Then Ruritania is at "signed" since 2024-06-13
    And Ruritania's signing day has 2 reports for and 0 against it
    And Ruritania's signing day is explained by "The finest of the days reported, which agree. It is told relative to the day of publication."
    And Ruritania has no flags

  Scenario: A month settles between two days
    The day that lies within a month told on a firmer basis is the one that agrees with it.
    Given these reports about Ruritania:
      | article | published  | what   | day        | basis    |
      | Herald  | 2024-06-10 | signed | 2024-06    | stated   |
      | Courier | 2024-06-02 | signed | 2024-06-01 | relative |
      | Gazette | 2024-06-01 | signed | 2024-05-31 | relative |
    Then Ruritania is at "signed" since 2024-06-01
    And Ruritania's signing day has 2 reports for and 1 against it
    And Ruritania is flagged "conflict"

  Scenario: An analyst's confirmation wins over all
    Somebody has looked at the document.
    Given these reports about Ruritania:
      | article | published  | what   | day        | basis   |
      | Herald  | 2024-06-13 | signed | 2024-06-13 | stated  |
      | Courier | 2024-06-12 | signed | 2024-06-12 | assumed |
    When an analyst confirms the report of "signed" about Ruritania in the article "Courier"
    Then Ruritania is at "signed" since 2024-06-12
    And Ruritania's signing day is explained by "An analyst has confirmed this day. It is assumed from the day of publication."
    And Ruritania's signing day has 1 report for and 1 against it

  Scenario: Two days are planned in articles of one day
    The same rules choose, and the disagreement is shown.
    Given these reports about Ruritania:
      | article | published  | what              | day        | planned for | basis    |
      | Herald  | 2024-05-20 | signing scheduled | 2024-05-20 | 2024-06-13  | stated   |
      | Courier | 2024-05-20 | signing scheduled | 2024-05-20 | 2024-06-14  | relative |
    Then Ruritania's planned day is 2024-06-13
    And Ruritania's planned day has 1 report for and 1 against it
    And Ruritania is flagged "conflict"

  Scenario: The analyst confirms a planned day
    No later article moves it but another that is confirmed.
    Given these reports about Ruritania:
      | article | published  | what              | day        | planned for |
      | Herald  | 2024-05-20 | signing scheduled | 2024-05-20 | 2024-06-13  |
      | Courier | 2024-05-22 | signing scheduled | 2024-05-22 | 2024-06-14  |
    When an analyst confirms the report of "signing scheduled" about Ruritania in the article "Herald"
    Then Ruritania's planned day is 2024-06-13
