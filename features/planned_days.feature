Feature: Planned days are struck and replaced
  A signing that is put off must not stay in the table as planned, nor come back by repetition.

  Scenario: Put off, with no milestone before it
    All that is known is that a signing was planned and did not come.
    Given these reports about Ruritania:
      | published  | what              | day        | planned for |
      | 2024-05-20 | signing scheduled | 2024-05-20 | 2024-06-13  |
      | 2024-06-10 | signing postponed | 2024-06-10 | 2024-06-13  |
    Then Ruritania is at "postponed" since 2024-06-10
    And Ruritania's planned day is not reported
    And Ruritania's first planned day is 2024-06-13

  Scenario: Put off, with milestones before it
    It falls back to the furthest milestone before the planned signing, and says so.
    Given these reports about Ruritania:
      | published  | what              | day        | planned for |
      | 2024-02-01 | talks started     | 2024-02-01 |             |
      | 2024-05-02 | text agreed       | 2024-05-02 |             |
      | 2024-05-20 | signing scheduled | 2024-05-20 | 2024-06-13  |
      | 2024-06-10 | signing postponed | 2024-06-10 |             |
    Then Ruritania is at "text agreed" since 2024-05-02
    And Ruritania is flagged "postponed"
    And Ruritania's planned day is explained by "The planned day was put off, and no other is told."

  Scenario: Put off without a plan ever having been reported
    A postponement tells by itself that a signing was planned.
    Given these reports about Ruritania:
      | published  | what              | day        |
      | 2024-06-10 | signing postponed | 2024-06-10 |
    Then Ruritania is at "postponed" since 2024-06-10

  Scenario: Put off to another day in the same breath
    The new day told that day stands, and the slip is shown.
    Given these reports about Ruritania:
      | published  | what              | day        | planned for |
      | 2024-05-20 | signing scheduled | 2024-05-20 | 2024-06-13  |
      | 2024-06-10 | signing postponed | 2024-06-10 |             |
      | 2024-06-10 | signing scheduled | 2024-06-10 | 2024-06-20  |
    Then Ruritania is at "signing scheduled" since 2024-06-10
    And Ruritania's planned day is 2024-06-20
    And Ruritania's first planned day is 2024-06-13
    And Ruritania's slip is 7
    And Ruritania is flagged "slipped"

  Scenario: Put off to another day, with no earlier plan on record
    The day told together with the postponement is the new one, in every article that tells it.
    Given these reports about Ruritania:
      | article | published  | what              | day        | planned for |
      | Herald  | 2024-06-10 | signing postponed | 2024-06-10 |             |
      | Herald  | 2024-06-10 | signing scheduled | 2024-06-10 | 2024-06-20  |
      | Courier | 2024-06-10 | signing postponed | 2024-06-10 |             |
      | Courier | 2024-06-10 | signing scheduled | 2024-06-10 | 2024-06-20  |
    Then Ruritania is at "signing scheduled" since 2024-06-10
    And Ruritania's planned day is 2024-06-20

  Scenario: Announced in the morning, put off in the evening
    A postponement with no other plan on record strikes the one announced that day.
    Given these reports about Ruritania:
      | article | published  | what              | day        | planned for |
      | Herald  | 2024-06-13 | signing scheduled | 2024-06-13 | 2024-06-13  |
      | Courier | 2024-06-13 | signing postponed | 2024-06-13 |             |
    Then Ruritania is at "postponed" since 2024-06-13

  Scenario: Repeating a struck day does not revive it
    An article that has missed the news still tells the old plan.
    Given these reports about Ruritania:
      | published  | what              | day        | planned for |
      | 2024-05-20 | signing scheduled | 2024-05-20 | 2024-06-13  |
      | 2024-06-10 | signing postponed | 2024-06-10 | 2024-06-13  |
      | 2024-06-11 | signing scheduled | 2024-06-11 | 2024-06-13  |
    Then Ruritania is at "postponed" since 2024-06-10
    And Ruritania's planned day is not reported

  Scenario: A different day told later stands
    A new plan ends the postponement.
    Given these reports about Ruritania:
      | published  | what              | day        | planned for |
      | 2024-05-20 | signing scheduled | 2024-05-20 | 2024-06-13  |
      | 2024-06-10 | signing postponed | 2024-06-10 | 2024-06-13  |
      | 2024-06-15 | signing scheduled | 2024-06-15 | 2024-07-01  |
    Then Ruritania is at "signing scheduled" since 2024-06-15
    And Ruritania's planned day is 2024-07-01
    And Ruritania is flagged "slipped"

  Scenario: Only the named day is struck
    The plan had already moved on when the old day was called off.
    Given these reports about Ruritania:
      | published  | what              | day        | planned for |
      | 2024-05-20 | signing scheduled | 2024-05-20 | 2024-06-13  |
      | 2024-06-01 | signing scheduled | 2024-06-01 | 2024-07-01  |
      | 2024-06-10 | signing postponed | 2024-06-10 | 2024-06-13  |
    Then Ruritania is at "signing scheduled" since 2024-06-01
    And Ruritania's planned day is 2024-07-01

  Scenario: A postponement without a day strikes the plan standing when it was told
    The plan told afterwards is a new one.
    Given these reports about Ruritania:
      | published  | what              | day        | planned for |
      | 2024-05-20 | signing scheduled | 2024-05-20 | 2024-06-13  |
      | 2024-06-10 | signing postponed | 2024-06-10 |             |
      | 2024-06-12 | signing scheduled | 2024-06-12 | 2024-06-13  |
      | 2024-06-15 | signing scheduled | 2024-06-15 | 2024-07-01  |
    Then as of 2024-06-14 Ruritania was at "postponed"
    And Ruritania's planned day is 2024-07-01

  Scenario: A vaguer word for a struck day falls with it
    "In June" and 13 June were the same plan.
    Given these reports about Ruritania:
      | published  | what              | day        | planned for |
      | 2024-05-20 | signing scheduled | 2024-05-20 | 2024-06     |
      | 2024-05-25 | signing scheduled | 2024-05-25 | 2024-06-13  |
      | 2024-06-10 | signing postponed | 2024-06-10 | 2024-06-13  |
      | 2024-06-11 | signing scheduled | 2024-06-11 | 2024-06     |
    Then Ruritania is at "postponed" since 2024-06-10

  Scenario: A plan without a day does not undo a postponement
    Nothing shows that it is another plan.
    Given these reports about Ruritania:
      | published  | what              | day        | planned for |
      | 2024-05-20 | signing scheduled | 2024-05-20 | 2024-06-13  |
      | 2024-06-10 | signing postponed | 2024-06-10 |             |
      | 2024-06-15 | signing scheduled | 2024-06-15 |             |
    Then Ruritania is at "postponed" since 2024-06-10

  Scenario: A plan for another occasion does
    The occasion tells one plan from another where no day is known.
    Given these reports about Ruritania:
      | published  | what              | day        | planned for | at                |
      | 2024-05-20 | signing scheduled | 2024-05-20 |             | the spring summit |
      | 2024-06-10 | signing postponed | 2024-06-10 |             |                   |
      | 2024-06-15 | signing scheduled | 2024-06-15 |             | the autumn summit |
    Then Ruritania is at "signing scheduled" since 2024-06-15
    And Ruritania's planned day is not reported
    And Ruritania's planned day is explained by "No report tells the planned day."

  Scenario: A plan is replaced without a word of postponement
    The plan told last stands.
    Given these reports about Ruritania:
      | published  | what              | day        | planned for |
      | 2024-05-20 | signing scheduled | 2024-05-20 | 2024-06-13  |
      | 2024-06-01 | signing scheduled | 2024-06-01 | 2024-07-01  |
    Then Ruritania is at "signing scheduled" since 2024-06-01
    And Ruritania's planned day is 2024-07-01
    And Ruritania's slip is 18
    And Ruritania is flagged "slipped"

  Scenario: Two ways to tell one plan
    A month and a day within it agree, and the finer is shown.
    Given these reports about Ruritania:
      | published  | what              | day        | planned for |
      | 2024-05-20 | signing scheduled | 2024-05-20 | 2024-06-13  |
      | 2024-06-01 | signing scheduled | 2024-06-01 | 2024-06     |
    Then Ruritania is at "signing scheduled" since 2024-05-20
    And Ruritania's planned day is 2024-06-13
    And Ruritania has no flags

  Scenario: A summit of several days
    The plan is known to lie within the days of the occasion.
    Given these reports about Ruritania:
      | published  | what              | day        | planned for           | basis    |
      | 2024-05-20 | signing scheduled | 2024-05-20 | 2024-06-13/2024-06-15 | occasion |
      | 2024-06-14 | signed            | 2024-06-14 |                       | stated   |
    Then as of 2024-05-31 Ruritania's planned day was 2024-06-13/2024-06-15
    And Ruritania's slip is 0
    And Ruritania has no flags

  Scenario: Signed after a postponement
    The signature ends the postponement, and the slip is kept.
    Given these reports about Ruritania:
      | published  | what              | day        | planned for |
      | 2024-05-20 | signing scheduled | 2024-05-20 | 2024-06-13  |
      | 2024-06-10 | signing postponed | 2024-06-10 | 2024-06-13  |
      | 2024-07-01 | signed            | 2024-07-01 |             |
    Then Ruritania is at "signed" since 2024-07-01
    And Ruritania's first planned day is 2024-06-13
    And Ruritania's slip is 18
    And Ruritania is flagged "slipped"

  Scenario: Signed on the day it was reported as put off
    The signature is the later stage.
    Given these reports about Ruritania:
      | published  | what              | day        | planned for |
      | 2024-06-13 | signing postponed | 2024-06-13 | 2024-06-13  |
      | 2024-06-14 | signed            | 2024-06-13 |             |
    Then Ruritania is at "signed" since 2024-06-13
    And Ruritania has no flags

  Scenario: A postponement after the signature is out of scope
    There is no signing left to put off.
    Given these reports about Ruritania:
      | published  | what              | day        |
      | 2024-06-13 | signed            | 2024-06-13 |
      | 2024-06-20 | signing postponed | 2024-06-20 |
    Then Ruritania is at "signed" since 2024-06-13
    And Ruritania is flagged "out of scope"

  Scenario: The new day had been announced before the postponement was reported
    The articles agree on the new day; only the first plan is struck.
    Given these reports about Ruritania:
      | article | published  | what              | day        | planned for |
      | Herald  | 2024-06-09 | signing scheduled | 2024-06-09 | 2024-06-20  |
      | Courier | 2024-06-10 | signing postponed | 2024-06-10 |             |
      | Courier | 2024-06-10 | signing scheduled | 2024-06-10 | 2024-06-20  |
    Then Ruritania is at "signing scheduled" since 2024-06-09
    And Ruritania's planned day is 2024-06-20

  Scenario: The postponement is the first to tell the planned day
    The slip is counted from the day that was called off.
    Given these reports about Ruritania:
      | published  | what              | day        | planned for |
      | 2024-06-10 | signing postponed | 2024-06-10 | 2024-06-13  |
      | 2024-06-10 | signing scheduled | 2024-06-10 | 2024-06-20  |
    Then Ruritania's planned day is 2024-06-20
    And Ruritania's first planned day is 2024-06-13
    And Ruritania's slip is 7

  Scenario: A struck day is told before any other plan
    It was the first plan, though it no longer stands.
    Given these reports about Ruritania:
      | article | published  | what              | day        | planned for |
      | Herald  | 2024-06-13 | signing postponed | 2024-06-13 |             |
      | Courier | 2024-06-13 | signing scheduled | 2024-06-13 | 2024-06-13  |
      | Gazette | 2024-06-15 | signing scheduled | 2024-06-15 | 2024-06-20  |
    Then Ruritania's planned day is 2024-06-20
    And Ruritania's first planned day is 2024-06-13
    And Ruritania's slip is 7

  Scenario: Put off a second time
    The table shows since when no day stands.
    Given these reports about Ruritania:
      | published  | what              | day        | planned for |
      | 2024-05-20 | signing scheduled | 2024-05-20 | 2024-06-13  |
      | 2024-06-10 | signing postponed | 2024-06-10 | 2024-06-13  |
      | 2024-06-15 | signing scheduled | 2024-06-15 | 2024-07-01  |
      | 2024-06-28 | signing postponed | 2024-06-28 |             |
    Then Ruritania is at "postponed" since 2024-06-28
    And Ruritania's first planned day is 2024-06-13

  Scenario: A later article tells of the plan without its day
    It is one more source for the plan that stands.
    Given these reports about Ruritania:
      | published  | what              | day        | planned for |
      | 2024-05-20 | signing scheduled | 2024-05-20 | 2024-06-13  |
      | 2024-06-01 | signing scheduled | 2024-06-01 |             |
    Then Ruritania is at "signing scheduled" since 2024-05-20
    And Ruritania's planned day is 2024-06-13
    And Ruritania's stage has 2 reports for and 0 against it

  Scenario: A copy of the article tells only the new day
    Near-duplicates tell one story, so its planned day is the new one there too.
    Given these reports about Ruritania:
      | article | published  | what              | day        | planned for | same story as |
      | Herald  | 2024-06-10 | signing postponed | 2024-06-10 |             |               |
      | Copy    | 2024-06-10 | signing scheduled | 2024-06-10 | 2024-06-20  | Herald        |
    Then Ruritania is at "signing scheduled" since 2024-06-10
    And Ruritania's planned day is 2024-06-20
