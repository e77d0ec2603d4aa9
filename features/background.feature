Feature: Background against news
  Articles tell the story so far; what they recall must not undo what was reported when it happened.

  Scenario: Background adds an earlier milestone
    A signature that nobody reported at the time is known from what later articles recall.
    Given these reports about Ruritania:
      | published  | what   | day | told as    |
      | 2024-05-30 | signed |     | background |
    Then Ruritania is at "signed", by 2024-05-30
    And Ruritania's signing day is not reported

  Scenario: Background adds a source
    The stage stays, and rests on more.
    Given these reports about Ruritania:
      | published  | what   | day        | told as    |
      | 2024-02-16 | signed | 2024-02-16 | news       |
      | 2024-05-30 | signed |            | background |
    Then Ruritania is at "signed" since 2024-02-16
    And Ruritania's stage has 2 reports for and 0 against it
    And Ruritania has no flags

  Scenario Outline: Background without a day of its own never clears a setback
    It may tell of a time before the setback.
    Given these reports about Ruritania:
      | published  | what      | day        | told as    |
      | 2024-02-16 | <before>  | 2024-02-16 | news       |
      | 2024-03-01 | <setback> | 2024-03-01 | news       |
      | 2024-05-30 | <recalls> |            | background |
    Then Ruritania is at "<stage>" since 2024-03-01

    Examples:
      | before        | setback       | recalls     | stage      |
      | talks started | talks stalled | talks held  | stalled    |
      | talks started | talks stalled | text agreed | stalled    |
      | signed        | suspended     | resumed     | suspended  |
      | signed        | suspended     | in force    | suspended  |
      | signed        | terminated    | signed      | terminated |
      | signed        | terminated    | in force    | terminated |

  Scenario Outline: Background with a day of its own clears it like news
    What it tells came after the setback.
    Given these reports about Ruritania:
      | published  | what      | day        | told as    |
      | 2024-02-16 | <before>  | 2024-02-16 | news       |
      | 2024-03-01 | <setback> | 2024-03-01 | news       |
      | 2024-05-30 | <recalls> | 2024-04-10 | background |
    Then Ruritania is at "<stage>"

    Examples:
      | before        | setback       | recalls    | stage       |
      | talks started | talks stalled | talks held | negotiating |
      | signed        | suspended     | resumed    | signed      |
      | signed        | suspended     | in force   | in force    |

  Scenario: A year is no day after a setback
    Talks held some time in 2024 may have been held before the stall.
    Given these reports about Ruritania:
      | published  | what          | day        | told as    |
      | 2024-03-01 | talks stalled | 2024-03-01 | news       |
      | 2025-01-10 | talks held    | 2024       | background |
    Then Ruritania is at "stalled" since 2024-03-01

  Scenario Outline: Background without a day does not bring a plan back
    The reader sees the postponement until a new plan is told.
    Given these reports about Ruritania:
      | published  | what              | day        | planned for | told as    |
      | 2024-05-20 | signing scheduled | 2024-05-20 | 2024-06-13  | news       |
      | 2024-06-10 | signing postponed | 2024-06-10 | 2024-06-13  | news       |
      | 2024-06-12 | signing scheduled |            | <recalled>  | background |
    Then Ruritania is at "postponed" since 2024-06-10
    And Ruritania's planned day is not reported

    Examples:
      | recalled   |
      | 2024-06-13 |
      | 2024-05-01 |

  Scenario: A plan that is only recalled does not outlast a postponement
    Nobody tells when it was made, so it may be the very plan that was put off.
    Given these reports about Ruritania:
      | published  | what              | day        | planned for | told as    |
      | 2024-05-20 | signing scheduled |            | 2024-07-01  | background |
      | 2024-06-10 | signing postponed | 2024-06-10 | 2024-06-13  | news       |
    Then Ruritania is at "postponed" since 2024-06-10
    And Ruritania's planned day is not reported

  Scenario: Background never moves a date that a report of the day gave
    Memory is less exact than the news of the day.
    Given these reports about Ruritania:
      | published  | what   | day        | basis    | told as    |
      | 2024-02-17 | signed | 2024-02-16 | relative | news       |
      | 2024-05-30 | signed | 2024-02-18 | stated   | background |
    Then Ruritania is at "signed" since 2024-02-16
    And Ruritania's signing day is explained by "A report of the day stands over background in a later article. It is told relative to the day of publication."
    And Ruritania's signing day has 1 report for and 1 against it
    And Ruritania is flagged "conflict"

  Scenario: Background never moves the planned day
    An article that recalls an old plan does not bring it back.
    Given these reports about Ruritania:
      | published  | what              | day        | planned for | told as    |
      | 2024-05-20 | signing scheduled | 2024-05-20 | 2024-06-13  | news       |
      | 2024-05-30 | signing scheduled |            | 2024-06-01  | background |
    Then Ruritania is at "signing scheduled" since 2024-05-20
    And Ruritania's planned day is 2024-06-13
    And Ruritania has no flags

  Scenario: A recalled setback that is over stays over
    "The talks, which had stalled, ..." tells nothing new.
    Given these reports about Ruritania:
      | published  | what          | day        | told as    |
      | 2024-02-01 | talks started | 2024-02-01 | news       |
      | 2024-03-01 | talks stalled | 2024-03-01 | news       |
      | 2024-04-01 | talks held    | 2024-04-01 | news       |
      | 2024-05-30 | talks stalled |            | background |
    Then Ruritania is at "negotiating" since 2024-02-01

  Scenario: A recalled setback after the signature is no setback
    It tells of the time before, so nothing is out of scope.
    Given these reports about Ruritania:
      | published  | what          | day        | told as    |
      | 2024-06-13 | signed        | 2024-06-13 | news       |
      | 2024-07-30 | talks stalled |            | background |
    Then Ruritania is at "signed" since 2024-06-13
    And Ruritania has no flags

  Scenario: A recalled postponement does not strike the new plan
    The signing that was put off was the earlier one.
    Given these reports about Ruritania:
      | published  | what              | day        | planned for | told as    |
      | 2024-05-20 | signing scheduled | 2024-05-20 | 2024-06-13  | news       |
      | 2024-06-10 | signing postponed | 2024-06-10 |             | news       |
      | 2024-06-15 | signing scheduled | 2024-06-15 | 2024-07-01  | news       |
      | 2024-06-20 | signing postponed |            |             | background |
    Then Ruritania is at "signing scheduled" since 2024-06-15
    And Ruritania's planned day is 2024-07-01

  Scenario: What was signed at some time can neither stall nor be put off
    Whether the signature came before or after the setback, the agreement is signed.
    Given these reports about Ruritania:
      | published  | what          | day        | told as    |
      | 2024-03-01 | talks stalled | 2024-03-01 | news       |
      | 2024-05-30 | signed        |            | background |
    Then as of 2024-04-01 Ruritania was at "stalled"
    And Ruritania is at "signed", by 2024-05-30

  Scenario: A termination reported before anyone recalled the signature
    It tells of a signed agreement, whenever it was signed.
    Given these reports about Ruritania:
      | published  | what       | day        | told as    |
      | 2025-03-01 | terminated | 2025-03-01 | news       |
      | 2025-04-01 | signed     |            | background |
    Then Ruritania is at "terminated" since 2025-03-01
    And Ruritania has no flags
