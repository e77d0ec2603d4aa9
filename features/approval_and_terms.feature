Feature: Votes of approval and terms
  Not every vote has effect in law, and not every agreement needs one.

  Scenario: A vote without effect in law is no ratification
    It is flagged, and the stage stays.
    Given these reports about Ruritania:
      | published  | what     | day        | effect      |
      | 2024-06-13 | signed   | 2024-06-13 |             |
      | 2024-07-01 | ratified | 2024-07-01 | non-binding |
    Then Ruritania is at "signed" since 2024-06-13
    And Ruritania is flagged "approved non binding"
    And Ruritania's ratification day is not reported

  Scenario: No approval is required
    A source says so; the stage stays.
    Given these reports about Ruritania:
      | published  | what     | day        | effect       |
      | 2024-06-13 | signed   | 2024-06-13 |              |
      | 2024-07-01 | ratified | 2024-07-01 | not-required |
    Then Ruritania is at "signed" since 2024-06-13
    And Ruritania is flagged "approval not required"

  Scenario Outline: An approval with effect, or of unknown effect, is a ratification
    Only what is said to have no effect is left out.
    Given these reports about Ruritania:
      | published  | what     | day        | effect   |
      | 2024-06-13 | signed   | 2024-06-13 |          |
      | 2024-07-01 | ratified | 2024-07-01 | <effect> |
    Then Ruritania is at "ratified" since 2024-07-01
    And Ruritania has no flags

    Examples:
      | effect  |
      | binding |
      | unknown |

  Scenario: Terms that sources agree on
    A term has its sources like every other value.
    Given these reports about Ruritania:
      | published  | what   | day        | years | amount             | binding |
      | 2024-06-13 | signed | 2024-06-13 |       |                    |         |
      | 2024-06-14 | terms  |            | 10    | 2500000000 EUR 2024 | no     |
    Then Ruritania's duration is 10
    And Ruritania's amount is 2500000000 EUR (2024)
    And Ruritania's binding force is no
    And Ruritania's duration is explained by "The only value reported."

  Scenario: Who told a term first
    Of several reports of one day that say the same the one published first is named.
    Given these reports about Ruritania:
      | article  | published  | what  | day        | years |
      | Tribune  | 2024-06-17 | terms | 2024-06-13 | 10    |
      | Herald   | 2024-06-16 | terms | 2024-06-13 | 10    |
      | Gazette  | 2024-06-15 | terms | 2024-06-13 | 10    |
      | Bulletin | 2024-06-14 | terms | 2024-06-13 | 10    |
    Then Ruritania's duration is told by the article "Bulletin"
    And Ruritania's duration has 4 reports for and 0 against it

  Scenario: Terms that sources disagree on
    More independent sources win, and the disagreement is shown.
    Given these reports about Ruritania:
      | article | published  | what  | years |
      | Herald  | 2024-06-13 | terms | 5     |
      | Courier | 2024-06-14 | terms | 10    |
      | Gazette | 2024-06-15 | terms | 10    |
    Then Ruritania's duration is 10
    And Ruritania's duration is explained by "The value that more independent sources tell."
    And Ruritania's duration has 2 reports for and 1 against it
    And Ruritania is flagged "conflict"

  Scenario: As many sources for one term as for another
    The article published first stands.
    Given these reports about Ruritania:
      | article | published  | what  | years |
      | Courier | 2024-06-14 | terms | 10    |
      | Herald  | 2024-06-13 | terms | 5     |
    Then Ruritania's duration is 5
    And Ruritania's duration is explained by "The value told by the article published first."

  Scenario: An analyst confirms a term
    A confirmation wins over all.
    Given these reports about Ruritania:
      | article | published  | what  | years |
      | Herald  | 2024-06-13 | terms | 5     |
      | Courier | 2024-06-14 | terms | 10    |
    When an analyst confirms the report of "terms" about Ruritania in the article "Courier"
    Then Ruritania's duration is 10
    And Ruritania's duration is explained by "An analyst has confirmed this value."

  Scenario: Sums for two years do not contradict each other
    Aid is promised year by year.
    Given these reports about Ruritania:
      | article | published  | what  | amount              |
      | Herald  | 2024-06-13 | terms | 2500000000 EUR 2024 |
      | Courier | 2025-01-14 | terms | 3000000000 EUR 2025 |
    Then Ruritania's amount is 2500000000 EUR (2024)
    And Ruritania has no flags

  Scenario: Where it was signed
    The report that gives the day is asked first.
    Given these reports about Ruritania:
      | article | published  | what   | day        | at      |
      | Herald  | 2024-06-13 | signed | 2024-06-13 | Strelsau |
      | Courier | 2024-06-20 | signed |            | Zenda   |
    Then Ruritania's signing place is Strelsau
    And Ruritania's signing place is explained by "Told by the report that gives the day."
