@desk
Feature: Versions of an article
  A page that changes is one article: what it says now counts, what it said is kept.

  Scenario: What the page says now counts
    The earlier version is kept, and was known then.
    Given on 2024-06-14 a page of 2024-06-13 in which the reader finds that Japan "talks close"
    When on 2024-06-20 the page has changed, and the reader finds that Japan "signed"
    Then the table has Japan at "signed"
    And known at 2024-06-15 the table has Japan at "talks close"
    And it is told that an event was "gained: JP signed 2024-06-13"
    And it is told that an event was "lost: JP talks close 2024-06-13"

  Scenario: The same text again is nothing
    However often the page is read.
    Given on 2024-06-14 a page of 2024-06-13 in which the reader finds that Japan "signed"
    When on 2024-06-20 the page is read again
    Then nothing was recorded

  Scenario: A counter is no news
    Nobody wrote it.
    Given on 2024-06-14 a page of 2024-06-13 in which the reader finds that Japan "signed"
    When on 2024-06-20 the page is read again with "14 comments, 2 hours ago" under it
    Then nothing was recorded

  Scenario: A page returns to what it said before
    The earlier version stands again.
    Given on 2024-06-14 a page of 2024-06-13 in which the reader finds that Japan "talks close"
    When on 2024-06-20 the page has changed, and the reader finds that Japan "signed"
    And on 2024-06-25 the page is as it was first
    Then the table has Japan at "talks close"
    And known at 2024-06-21 the table has Japan at "signed"

  Scenario: What a person has retracted stays retracted
    The new version says the same in other words.
    Given on 2024-06-14 a page of 2024-06-13 in which the reader finds that Japan "signed"
    When on 2024-06-16 Ben retracts that Japan "signed" because "it was Italy"
    And on 2024-06-20 the page has changed, and the reader finds that Japan "signed"
    Then the table has Japan at "not reported"
