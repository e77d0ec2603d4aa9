@desk
Feature: Quarantine
  What cannot be read is kept with its reason until somebody settles it.

  Scenario: What cannot be read waits, and the rest is taken in
    Nothing is lost on the way.
    Given a file "news.jsonl" with an article of 2024-06-13 and a line that is no JSON
    When on 2024-06-20 it is taken in
    Then one input waits in the quarantine, refused 1 time as "is not JSON"
    And the log holds 1 article

  Scenario: The same input refused again is one entry
    However often it is tried.
    Given a file "news.jsonl" with an article of 2024-06-13 and a line that is no JSON
    When on 2024-06-20 it is taken in
    And on 2024-06-21 it is taken in
    Then one input waits in the quarantine, refused 2 times as "is not JSON"

  Scenario: What can be read later is taken in
    The file was mended meanwhile.
    Given a file "news.jsonl" with an article of 2024-06-13 and a line that is no JSON
    When on 2024-06-20 it is taken in
    And its broken line is mended
    And on 2024-06-21 the quarantine is read again
    Then nothing waits in the quarantine
    And the log holds 2 articles

  Scenario: What is dropped does not come back
    Somebody has decided so, and it is said who.
    Given a file "news.jsonl" with an article of 2024-06-13 and a line that is no JSON
    When on 2024-06-20 it is taken in
    And Ben drops what waits because "a test line"
    And on 2024-06-22 it is taken in
    Then nothing waits in the quarantine
    And the quarantine tells that Ben dropped it because "a test line"
