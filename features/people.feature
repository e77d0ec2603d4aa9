@desk
Feature: People in the log
  What a person reports, retracts, confirms or takes back is an event with a name and a reason.

  Scenario: A person reports what nobody else has read
    The quotation is the evidence, and the table says who read it.
    Given on 2024-06-20 Ann reports:
      | party | what   | on         | published  |
      | Japan | signed | 2024-06-13 | 2024-06-13 |
    Then the table has Japan at "signed"
    And as of 2024-06-12 the table has Japan at "not reported"
    And the history of Japan tells "said by: Ann (analyst)"

  Scenario: The same report again adds nothing
    Whoever reports it, it is one quotation from one page.
    Given on 2024-06-20 Ann reports:
      | party | what   | on         | published  |
      | Japan | signed | 2024-06-13 | 2024-06-13 |
    When on 2024-06-21 Ben reports:
      | party | what   | on         | published  |
      | Japan | signed | 2024-06-13 | 2024-06-13 |
    Then it is answered "known already"
    And the history of Japan has 1 report

  Scenario: Another quotation from the same page is no other source
    One page is one source, however much of it is quoted.
    Given on 2024-06-20 Ann reports:
      | party | what   | on         | published  | page | quote                    |
      | Japan | signed | 2024-06-13 | 2024-06-13 | one  | Tokyo has signed.        |
      | Japan | signed | 2024-06-13 | 2024-06-13 | one  | The ink is dry in Tokyo. |
    Then the history of Japan has 2 reports
    And the table has Japan with 1 source

  Scenario: A misreading is retracted
    It leaves the table, and every answer about earlier days.
    Given on 2024-06-20 Ann reports:
      | party | what        | on         | published  |
      | Japan | talks close | 2024-05-01 | 2024-05-01 |
      | Japan | signed      | 2024-06-13 | 2024-06-13 |
    When on 2024-06-25 Ben retracts that Japan "signed" because "it was Italy"
    Then the table has Japan at "talks close"
    And as of 2024-06-15 the table has Japan at "talks close"
    And known at 2024-06-24 the table has Japan at "signed"

  Scenario: What was retracted is still shown to those who ask for everything
    Nothing is deleted, and the log says who decided, when and why.
    Given on 2024-06-20 Ann reports:
      | party | what   | on         | published  |
      | Japan | signed | 2024-06-13 | 2024-06-13 |
    When on 2024-06-25 Ben retracts that Japan "signed" because "it was Italy"
    Then the history of Japan has 0 reports
    And the whole history of Japan tells "retracted by Ben at 2024-06-25T12:00:00.000000Z: it was Italy"

  Scenario: A source corrects itself
    Until its correction a reader had to believe it.
    Given on 2024-06-20 Ann reports:
      | party | what        | on         | published  |
      | Japan | talks close | 2024-05-01 | 2024-05-01 |
      | Japan | signed      | 2024-06-13 | 2024-06-13 |
    When on 2024-06-25 Ben retracts that Japan "signed", which its source corrected on 2024-06-16
    Then as of 2024-06-15 the table has Japan at "signed"
    And as of 2024-06-16 the table has Japan at "talks close"

  Scenario: A retraction is taken back
    Undoing is an event too, so that both decisions can be read.
    Given on 2024-06-20 Ann reports:
      | party | what   | on         | published  |
      | Japan | signed | 2024-06-13 | 2024-06-13 |
    When on 2024-06-25 Ben retracts that Japan "signed" because "it was Italy"
    And on 2024-06-27 Ann takes back the last verdict because "it was Japan after all"
    Then the table has Japan at "signed"
    And known at 2024-06-26 the table has Japan at "not reported"
    And the whole history of Japan tells "by Ann at 2024-06-27T12:00:00.000000Z: it was Japan after all"

  Scenario: Retracted again in the same words after it was restored
    The second retraction counts as the first did.
    Given on 2024-06-20 Ann reports:
      | party | what   | on         | published  |
      | Japan | signed | 2024-06-13 | 2024-06-13 |
    When on 2024-06-25 Ben retracts that Japan "signed" because "it was Italy"
    And on 2024-06-27 Ann takes back the last verdict because "it was Japan after all"
    And on 2024-06-29 Ben retracts that Japan "signed" because "it was Italy"
    Then the table has Japan at "not reported"
    And known at 2024-06-28 the table has Japan at "signed"

  Scenario: A confirmation settles a disagreement
    What a person has checked wins over what sources say.
    Given on 2024-06-20 Ann reports:
      | party | what   | on         | published  |
      | Japan | signed | 2024-06-13 | 2024-06-13 |
      | Japan | signed | 2024-06-12 | 2024-06-14 |
    When on 2024-06-25 Ben confirms that Japan "signed" on 2024-06-12
    Then the table has Japan signed on 2024-06-12
    And known at 2024-06-24 the table has Japan signed on 2024-06-13

  Scenario: What is retracted cannot be confirmed
    The retraction would still be the last word, so it has to be taken back first.
    Given on 2024-06-20 Ann reports:
      | party | what   | on         | published  |
      | Japan | signed | 2024-06-13 | 2024-06-13 |
    When on 2024-06-25 Ben retracts that Japan "signed" because "it was Italy"
    And on 2024-06-26 Ann confirms that Japan "signed"
    Then it is refused with "take that back first with `tracker undo"
    And the table has Japan at "not reported"

  Scenario: A page that is no web page is refused
    What cannot be looked up is no source.
    When on 2024-06-20 Ann reports:
      | party | what   | on         | published  | page            |
      | Japan | signed | 2024-06-13 | 2024-06-13 | ftp://a.example |
    Then it is refused with "is no web address"
