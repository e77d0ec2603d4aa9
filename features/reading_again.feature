@desk
Feature: Reading again
  A better reader reads the stored articles again; what people have decided stays.

  Scenario: The difference is shown before anything is recorded
    A dry run changes nothing, and its exit status says that something would change.
    Given an article of 2024-06-13 in which the reader finds that Japan "signed"
    When a later reader finds in it that Japan "talks close"
    Then reading again for show tells "stage: signed → talks close" and ends with 1
    And the table has Japan at "signed"

  Scenario: What a later reader finds is recorded
    The misreading is retracted by the reader, and the log still has it.
    Given an article of 2024-06-13 in which the reader finds that Japan "signed"
    When a later reader finds in it that Japan "talks close"
    And on 2024-07-01 the articles are read again
    Then the table has Japan at "talks close"
    And as of 2024-06-15 the table has Japan at "talks close"
    And known at 2024-06-30 the table has Japan at "signed"

  Scenario: Reading again twice changes nothing more
    The log holds what the reader finds.
    Given an article of 2024-06-13 in which the reader finds that Japan "signed"
    When a later reader finds in it that Japan "talks close"
    And on 2024-07-01 the articles are read again
    Then reading again for show tells "0 gained, 0 lost, 0 changed" and ends with 0

  Scenario: What a later reader finds again is restored
    The retraction was the reader's own, so the reader may take it back.
    Given an article of 2024-06-13 in which the reader finds that Japan "signed"
    When a later reader finds nothing in it
    And on 2024-07-01 the articles are read again
    And a later reader finds in it that Japan "signed"
    And on 2024-07-02 the articles are read again
    Then the table has Japan at "signed"

  Scenario: What a person has retracted stays retracted
    However often a reader finds it.
    Given an article of 2024-06-13 in which the reader finds that Japan "signed"
    When on 2024-06-25 Ben retracts that Japan "signed" because "it was Italy"
    And on 2024-07-01 the articles are read again
    Then the table has Japan at "not reported"

  Scenario: What a person has confirmed stays
    Even where a later reader finds it no more.
    Given an article of 2024-06-13 in which the reader finds that Japan "signed"
    When on 2024-06-25 Ben confirms that Japan "signed"
    And a later reader finds nothing in it
    Then reading again for show tells "confirmed by Ben" and ends with 0
    And the table has Japan at "signed"

  Scenario: What a person has brought back stays
    A reader does not retract it a second time.
    Given an article of 2024-06-13 in which the reader finds that Japan "signed"
    When a later reader finds nothing in it
    And on 2024-07-01 the articles are read again
    And on 2024-07-02 Ann takes back the last verdict because "I have read it"
    And on 2024-07-03 the articles are read again
    Then the table has Japan at "signed"

  Scenario: What a person has reported is not read
    It is theirs to say what the quotation means.
    Given on 2024-06-20 Ann reports:
      | party | what   | on         | published  |
      | Japan | signed | 2024-06-13 | 2024-06-13 |
    When a later reader finds nothing in it
    And on 2024-07-01 the articles are read again
    Then the table has Japan at "signed"

  Scenario: It is told otherwise
    The same words, now read as background without a firm day, are a reading of their own.
    Given an article of 2024-06-13 in which the reader finds that Japan "signed"
    When a later reader finds in it, as background, that Japan "signed"
    And on 2024-07-01 the articles are read again
    Then the history of Japan tells "told as background"
    And the history of Japan has 1 report
