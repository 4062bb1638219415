package bot.mtasts.slack.out;

import bot.mtasts.core.command.progress.Timekeeper;
import bot.mtasts.slack.out.ChannelPace.Method;
import bot.mtasts.slack.out.SlackWeb.Channel;
import bot.mtasts.slack.out.SlackWeb.Channels;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// The names of the channels that we can see, workspace by workspace. Slack finds no channel by its
/// name; all of them have to be listed, page by page, and not often.
final class ChannelNames {
  private static final Duration FRESH = Duration.ofMinutes(10);

  // Somebody who has just opened the channel, or let us in, does not wait for long.
  private static final Duration TOO_FRESH_TO_LIST_AGAIN = Duration.ofSeconds(30);

  private static final int MOST_PAGES = 20;

  private final Voice voice;
  private final SlackWeb web;
  private final Timekeeper time;
  private final ConcurrentHashMap<String, Team> teams = new ConcurrentHashMap<>();

  ChannelNames(Voice voice, SlackWeb web, Timekeeper time) {
    this.voice = voice;
    this.web = web;
    this.time = time;
  }

  /// What is known of a name.
  sealed interface Look {
    /// @param scopes what our token may do; empty when Slack did not say
    record Seen(Channel channel, List<String> scopes) implements Look {}

    /// There is no such channel that we can see.
    record None() implements Look {}

    /// We may not list channels, or there are more than we list.
    record Unlisted() implements Look {}

    /// Slack could not be asked.
    record NotSeen(Outcome<Channels> outcome) implements Look {}
  }

  /// Looks for a name; asks Slack where that is needed.
  ///
  /// @param name without `#`
  Look look(String team, String name) {
    return teams.computeIfAbsent(team, _ -> new Team()).look(team, name);
  }

  /// A list as it was at some moment.
  ///
  /// @param whole false where there are more
  private record Listing(
      Map<String, Channel> byName, List<String> scopes, boolean whole, Instant at) {
    Look of(String name) {
      Channel channel = byName.get(name);
      if (channel != null) {
        return new Look.Seen(channel, scopes);
      }
      return whole ? new Look.None() : new Look.Unlisted();
    }
  }

  private final class Team {
    // Who waits here would ask the same.
    private final ReentrantLock asking = new ReentrantLock();
    private @Nullable Listing known;

    Look look(String team, String name) {
      asking.lock();
      try {
        Listing here = known;
        if (here != null && serves(here, name)) {
          return here.of(name);
        }
        return list(team, name);
      } finally {
        asking.unlock();
      }
    }

    private boolean serves(Listing listing, String name) {
      Duration age = Duration.between(listing.at(), time.instant());
      return age.compareTo(listing.byName().containsKey(name) ? FRESH : TOO_FRESH_TO_LIST_AGAIN)
          < 0;
    }

    private Look list(String team, String name) {
      boolean privateToo = true;
      Map<String, Channel> byName = new HashMap<>();
      String cursor = "";
      for (int page = 0; page < MOST_PAGES; page++) {
        Outcome<Channels> outcome = page(team, cursor, privateToo);
        if (privateToo && outcome.word().equals(SlackError.MISSING_SCOPE.word())) {
          privateToo = false;
          outcome = page(team, cursor, false);
        }
        switch (outcome) {
          case Outcome.Ok<Channels>(var channels) -> {
            channels.channels().forEach(channel -> byName.put(channel.name(), channel));
            cursor = channels.next();
            if (cursor.isEmpty()) {
              return keep(new Listing(byName, channels.scopes(), true, time.instant()), name);
            }
          }
          case Outcome.Refused<Channels>(var error, _)
              when error.equals(SlackError.MISSING_SCOPE.word()) -> {
            return keep(new Listing(Map.of(), List.of(), false, time.instant()), name);
          }
          case Outcome.Refused<Channels> _,
              Outcome.RateLimited<Channels> _,
              Outcome.Unreached<Channels> _ -> {
            return new Look.NotSeen(outcome);
          }
        }
      }
      return keep(new Listing(byName, List.of(), false, time.instant()), name);
    }

    private Look keep(Listing listing, String name) {
      known = listing;
      return listing.of(name);
    }

    private Outcome<Channels> page(String team, String cursor, boolean privateToo) {
      return voice.ask(team, Method.LIST, token -> web.channels(token, cursor, privateToo));
    }
  }
}
