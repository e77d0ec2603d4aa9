@desk
Feature: Feeds
  What is new in a feed is taken in, and what it changes in state is told as it comes.

  Scenario Outline: Each format of feeds
    Given a site whose <format> feed names an article that Latvia signed
    When the feed is watched with "--once"
    Then it ends with 0
    And the changes told are "Latvia: not reported → signed"

    Examples:
      | format    |
      | RSS       |
      | Atom      |
      | JSON Feed |

  Scenario: For cron the exit code tells whether a state changed
    Given a site whose RSS feed names an article that Latvia signed
    When the feed is watched with "--once --exit-code"
    Then it ends with 1
    When the feed is watched with "--once --exit-code"
    Then it ends with 0
    And nothing is told

  Scenario: A feed that has not changed answers 304, and nothing more is asked
    Given a site whose RSS feed names an article that Latvia signed
    When the feed is watched with "--once"
    And the feed is watched with "--once"
    Then the site was asked for the feed 2 times, and for the article once
    And the last answer for the feed was 304

  Scenario: Only a change of state is told
    A second report of the same adds a source and nothing to print.
    Given a site whose RSS feed names an article that Latvia signed
    When the feed is watched with "--once"
    And the feed names another article that Latvia signed
    And the feed is watched with "--once --exit-code"
    Then it ends with 0
    And nothing is told

  Scenario: For programs each change is a line of JSON
    Given a site whose RSS feed names an article that Latvia signed
    When the feed is watched with "--once --json"
    Then each line told is JSON, of the parties "LV"

  Scenario: What fails now is asked for again
    Given a site whose RSS feed names an article that Latvia signed
    And the article answers with 500
    When the feed is watched with "--once"
    Then it ends with 3
    When the article answers as before
    And the feed is watched with "--once"
    Then the changes told are "Latvia: not reported → signed"

  Scenario: A feed given to ingest is pointed to watch
    Given a site whose RSS feed names an article that Latvia signed
    When the feed is taken in as if it were an article
    Then it ends with 3 and says "is a feed, not an article; follow it: tracker watch --once"

  Scenario: A link into one's own network is not followed unless that is meant
    Given a site whose RSS feed names an article that Latvia signed
    When the feed is watched without leave for one's own network
    Then it ends with 3 and says "is not on the public network; give --allow-private"
    And the site was asked for nothing
