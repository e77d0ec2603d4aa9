Feature: What is not known is not guessed
  A made-up day would be worse than none.

  Scenario: The day is not told
    The table shows by when it was known instead.
    Given these reports about Ruritania:
      | published  | what   | told as    |
      | 2024-05-30 | signed | background |
      | 2024-05-20 | signed | background |
    Then Ruritania is at "signed", by 2024-05-20
    And Ruritania's signing day is not reported
    And Ruritania's signing day is explained by "No report tells the day."

  Scenario: Nothing is reported at all
    A country of the dossier without a report says so.
    Given these reports about Freedonia:
      | published  | what   | day        |
      | 2024-06-13 | signed | 2024-06-13 |
    Then Ruritania is at "not reported"
    And Ruritania has no flags

  Scenario: Neither the day nor the day of publication is known
    It comes before all that is dated, and milestones only move forward.
    Given these reports about Ruritania:
      | published  | what              | day        | planned for | basis    |
      | 2024-05-30 | talks close       | 2024-05-30 |             | stated   |
      |            | signing scheduled |            | 2024-06-13  | occasion |
    Then Ruritania is at "signing scheduled", on a day not reported
    And Ruritania's planned day is 2024-06-13
    And Ruritania's planned day is explained by "The only day reported. It is given by the occasion."
    And Ruritania is flagged "undated"

  Scenario: A dated article bears out the undated one
    It no longer rests on the undated article alone.
    Given these reports about Ruritania:
      | published  | what              | day        | planned for |
      |            | signing scheduled |            | 2024-06-13  |
      | 2024-06-01 | signing scheduled | 2024-06-01 | 2024-06-13  |
    Then Ruritania is at "signing scheduled" since 2024-06-01
    And Ruritania has no flags

  Scenario: An undated setback does not undo what is dated
    It cannot be shown to have come later.
    Given these reports about Ruritania:
      | published  | what          | day        |
      | 2024-05-01 | talks held    | 2024-05-01 |
      |            | talks stalled |            |
    Then Ruritania is at "negotiating" since 2024-05-01

  Scenario: An undated article that tells of a signature and its end
    Within the article the order of the lifecycle holds.
    Given these reports about Ruritania:
      | published | what       | day |
      |           | signed     |     |
      |           | terminated |     |
    Then Ruritania is at "terminated", on a day not reported
    And Ruritania is flagged "undated"

  Scenario: Only the month is known
    It is shown as it is known, and ordered by its last day.
    Given these reports about Ruritania:
      | published  | what       | day        |
      | 2024-07-10 | signed     | 2024-06    |
      | 2024-06-20 | talks held | 2024-06-20 |
    Then Ruritania is at "signed" since 2024-06

  Scenario: A month that was not over when it was reported
    What was reported on 14 June had happened by then, so the stall came after it.
    Given these reports about Ruritania:
      | published  | what          | day        |
      | 2024-06-14 | talks held    | 2024-06    |
      | 2024-06-20 | talks stalled | 2024-06-20 |
    Then Ruritania is at "stalled" since 2024-06-20

  Scenario: The first report of a stage has no day
    A day told later is not the day the stage was reached.
    Given these reports about Ruritania:
      | published  | what       | day        |
      | 2024-04-01 | talks held |            |
      | 2024-05-30 | talks held | 2024-05-29 |
    Then Ruritania is at "negotiating", by 2024-04-01
