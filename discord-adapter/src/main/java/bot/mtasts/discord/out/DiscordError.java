package bot.mtasts.discord.out;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What Discord answers when it does not do what was asked, and what to say about it to whoever can
/// mend it (docs.discord.com/developers/topics/opcodes-and-status-codes).
enum DiscordError {
  UNAUTHORIZED(
      40_001, Kind.TOKEN, "Discord no longer takes our bot's token. The operator has to renew it."),
  UNVERIFIED(
      40_002, Kind.TOKEN, "Discord wants the account of our bot verified. That is for its owner."),

  UNKNOWN_CHANNEL(10_003, Kind.GONE, "There is no channel %s any more, or there never was."),

  MISSING_ACCESS(
      50_001,
      Kind.FIXABLE,
      "We do not see the channel %s. Add our bot to the server, or give it *View Channel* there."),
  MISSING_PERMISSIONS(
      50_013,
      Kind.FIXABLE,
      "We may not write in the channel %s. Give our bot *Send Messages* and *Embed Links* there, and *Send"
          + " Messages in Threads* in a thread."),
  THREAD_LOCKED(
      50_083,
      Kind.FIXABLE,
      "The thread %s is closed. Somebody who may manage threads has to open it again."),
  THREAD_LOCKED_TOO(
      160_005,
      Kind.FIXABLE,
      "The thread %s is locked. Somebody who may manage threads has to unlock it."),
  CANNOT_MESSAGE_USER(
      50_007,
      Kind.FIXABLE,
      "Whoever reads the channel %s takes no direct messages from us: they blocked our bot, or their"
          + " privacy settings forbid it."),
  NO_MUTUAL_GUILDS(
      50_278,
      Kind.FIXABLE,
      "Whoever reads the channel %s shares no server with our bot any more, so that we may not write"
          + " to them."),
  BLOCKED_BY_AUTOMOD(
      200_000,
      Kind.FIXABLE,
      "A rule of the server's AutoMod blocked the message in the channel %s. Its moderators can exempt our bot."),

  NOT_A_TEXT_CHANNEL(
      50_008, Kind.NEVER, "Nobody can write in the channel %s: it is no text channel."),
  WRONG_CHANNEL_TYPE(
      50_024, Kind.NEVER, "Nobody can write in the channel %s: it is no text channel."),

  UNKNOWN_MESSAGE(10_008, Kind.NOT_EDITABLE, "The message in the channel %s was deleted."),
  ANOTHERS_MESSAGE(
      50_005, Kind.NOT_EDITABLE, "The message in the channel %s is not ours to change."),
  SYSTEM_MESSAGE(50_021, Kind.NOT_EDITABLE, "The message in the channel %s cannot be changed."),
  TOO_MANY_EDITS(
      30_046,
      Kind.NOT_EDITABLE,
      "The message in the channel %s was changed too often to be changed again."),

  UNKNOWN_WEBHOOK(10_015, Kind.EXPIRED, "Discord no longer lets us answer. Ask again."),
  INVALID_WEBHOOK_TOKEN(
      50_027, Kind.EXPIRED, "Discord lets us answer for 15 minutes, and they are over. Ask again."),
  UNKNOWN_INTERACTION(10_062, Kind.EXPIRED, "Discord no longer lets us answer. Ask again."),

  TOO_MANY_FOLLOW_UPS(
      40_094,
      Kind.USED_UP,
      "Discord takes five messages after the first where our bot is not in the server. Ask for fewer"
          + " domains at a time, or have the bot added."),

  EMPTY_MESSAGE(50_006, Kind.UNFIT, "Discord did not take the message: it says nothing."),
  INVALID_FORM(50_035, Kind.UNFIT, "Discord did not take the message: it is not in order."),
  TOO_LARGE(40_005, Kind.UNFIT, "Discord did not take the message: it is too large."),

  SLOW_MODE(20_016, Kind.PASSING, "The channel %s is in slow mode."),
  CHANNEL_IS_BUSY(
      20_028, Kind.PASSING, "Discord takes no more messages in the channel %s just now."),
  RESOURCE_LIMITED(40_062, Kind.PASSING, "Discord takes no more messages just now."),
  OVERLOADED(130_000, Kind.PASSING, "Discord has trouble of its own.");

  /// What follows from it.
  enum Kind {
    /// The bot's token is no good: the operator can mend it.
    TOKEN,
    /// There is no such place any more.
    GONE,
    /// Somebody can mend it, and then it works.
    FIXABLE,
    /// It is no place for messages.
    NEVER,
    /// The message cannot be changed, but posted anew.
    NOT_EDITABLE,
    /// The interaction can no longer be answered.
    EXPIRED,
    /// The interaction takes no more messages.
    USED_UP,
    /// Our message is not as Discord wants it: a fault of ours, which stays.
    UNFIT,
    /// It goes by.
    PASSING,
    /// A number that we know nothing of.
    UNKNOWN
  }

  private static final Map<Integer, DiscordError> BY_CODE =
      Arrays.stream(values()).collect(Collectors.toMap(DiscordError::code, Function.identity()));

  private final int code;
  private final Kind kind;
  private final String sentence;

  DiscordError(int code, Kind kind, String sentence) {
    this.code = code;
    this.kind = kind;
    this.sentence = sentence;
  }

  /// Discord's number.
  int code() {
    return code;
  }

  /// What to tell people.
  ///
  /// @param place as people know it: "the channel …"
  String sentence(String place) {
    return "%s Discord calls it %d.".formatted(sentence.formatted(place), code);
  }

  /// What follows from a request's end; [Kind#UNKNOWN] where it was not refused.
  static Kind kind(Outcome<?> outcome) {
    return switch (outcome) {
      case Outcome.Refused<?> refused -> of(refused).map(error -> error.kind).orElse(Kind.UNKNOWN);
      case Outcome.Ok<?> _, Outcome.RateLimited<?> _, Outcome.Unreached<?> _ -> Kind.UNKNOWN;
    };
  }

  /// What to tell people.
  ///
  /// @param place as people know it
  static String sentence(Outcome.Refused<?> refused, String place) {
    return of(refused)
        .map(error -> error.sentence(place))
        .orElseGet(() ->
            refused.code() == 0
                ? "Discord refused it: HTTP %d.".formatted(refused.status())
                : "Discord refused it: error %d.".formatted(refused.code()));
  }

  private static Optional<DiscordError> of(Outcome.Refused<?> refused) {
    if (refused.code() == 0 && refused.status() == 401) {
      return Optional.of(UNAUTHORIZED); // "401: Unauthorized" comes without a number.
    }
    return Optional.ofNullable(BY_CODE.get(refused.code()));
  }
}
