package bot.mtasts.slack.out;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Slack's words for what it did not do, as far as they ask for something of somebody
/// (https://docs.slack.dev/reference/methods/chat.postMessage#errors). `%s` is the channel.
enum SlackError {
  ACCOUNT_INACTIVE(Kind.TOKEN, "Our app was removed from the workspace, or the workspace closed."),
  INVALID_AUTH(Kind.TOKEN, "Slack does not take our token for the workspace."),
  NOT_AUTHED(Kind.TOKEN, "Slack does not take our token for the workspace."),
  NO_PERMISSION(Kind.TOKEN, "Our token for the workspace may not do this: install the app anew."),
  ORG_LOGIN_REQUIRED(Kind.TOKEN, "The workspace is being moved; Slack lets nobody in meanwhile."),
  TEAM_ACCESS_NOT_GRANTED(Kind.TOKEN, "Our app has no access to the workspace any more."),
  TOKEN_EXPIRED(Kind.TOKEN, "Our token for the workspace has expired."),
  TOKEN_REVOKED(Kind.TOKEN, "Our token for the workspace was revoked: install the app anew."),
  NOT_INSTALLED(Kind.REMOVED, "Our app is not installed in the workspace."),

  MISSING_SCOPE(
      Kind.FIXABLE,
      "Our app lacks a permission (scope): install it anew with the present manifest."),

  CHANNEL_NOT_FOUND(
      Kind.FIXABLE,
      "There is no channel %s that we can see. If it is private, invite our app there: type"
          + " `/invite` and its name."),
  IS_ARCHIVED(Kind.GONE, "The channel %s is archived."),
  IS_INACTIVE(Kind.GONE, "The channel %s is no longer in use."),
  NOT_IN_CHANNEL(
      Kind.FIXABLE,
      "We are not in the channel %s. Invite our app there: type `/invite` and its name."),
  RESTRICTED_ACTION(Kind.FIXABLE, "A setting of the workspace forbids us to post in %s."),
  RESTRICTED_ACTION_READ_ONLY_CHANNEL(Kind.FIXABLE, "Nobody but a few may post in %s."),
  RESTRICTED_ACTION_NON_THREADABLE_CHANNEL(Kind.FIXABLE, "In %s there are no threads."),
  RESTRICTED_ACTION_THREAD_ONLY_CHANNEL(Kind.FIXABLE, "In %s one may post in threads only."),
  RESTRICTED_ACTION_THREAD_LOCKED(Kind.FIXABLE, "The thread in %s is locked."),
  POSTING_TO_GENERAL_CHANNEL_DENIED(Kind.FIXABLE, "Only some may post in the general channel."),
  USER_NOT_IN_CHANNEL(Kind.FIXABLE, "Whoever asked is no longer in %s."),
  EKM_ACCESS_DENIED(Kind.FIXABLE, "The workspace's administrators have suspended posting."),

  CANT_UPDATE_MESSAGE(Kind.NOT_EDITABLE, "The message in %s cannot be changed by us."),
  EDIT_WINDOW_CLOSED(Kind.NOT_EDITABLE, "The message in %s is too old to be changed."),
  MESSAGE_NOT_FOUND(Kind.NOT_EDITABLE, "The message in %s was deleted."),

  INVALID_BLOCKS(Kind.UNFIT, "Slack did not take the message: its blocks are invalid."),
  INVALID_BLOCKS_FORMAT(Kind.UNFIT, "Slack did not take the message: its blocks are invalid."),
  MSG_BLOCKS_TOO_LONG(Kind.UNFIT, "Slack did not take the message: its blocks are too long."),
  MSG_TOO_LONG(Kind.UNFIT, "Slack did not take the message: it is too long."),
  NO_TEXT(Kind.UNFIT, "Slack did not take the message: it holds no text."),

  EXPIRED_URL(Kind.USED_UP, "Slack's URL for this answer has expired: it lives for half an hour."),
  USED_URL(Kind.USED_UP, "Slack's URL for this answer is used up: it takes five messages."),
  FOREIGN_RESPONSE_URL(Kind.USED_UP, "The URL for this answer is not Slack's."),

  FATAL_ERROR(Kind.PASSING, "Slack has trouble of its own."),
  INTERNAL_ERROR(Kind.PASSING, "Slack has trouble of its own."),
  REQUEST_TIMEOUT(Kind.PASSING, "Slack did not get the whole request."),
  SERVICE_UNAVAILABLE(Kind.PASSING, "Slack has trouble of its own."),
  TEAM_ADDED_TO_ORG(Kind.PASSING, "The workspace is being moved into an organisation.");

  /// What follows from it.
  enum Kind {
    /// The workspace's token is no good: [bot.mtasts.slack.Tokens] is told.
    TOKEN,
    /// We have no token for the workspace.
    REMOVED,
    /// Somebody can mend it, and then it works.
    FIXABLE,
    /// There is no such place any more.
    GONE,
    /// The message cannot be changed, but posted anew.
    NOT_EDITABLE,
    /// Our message is not as Slack wants it: a fault of ours, which stays.
    UNFIT,
    /// The response URL takes no more.
    USED_UP,
    /// It goes by.
    PASSING,
    /// A word that we know nothing of.
    UNKNOWN
  }

  private static final Map<String, SlackError> BY_WORD =
      Arrays.stream(values()).collect(Collectors.toMap(SlackError::word, Function.identity()));

  private final Kind kind;
  private final String sentence;

  SlackError(Kind kind, String sentence) {
    this.kind = kind;
    this.sentence = sentence;
  }

  /// As Slack writes it.
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// What to tell people.
  ///
  /// @param channel as people know it
  String sentence(String channel) {
    return "%s Slack calls it `%s`.".formatted(sentence.formatted(channel), word());
  }

  static Kind kind(String word) {
    return of(word).map(error -> error.kind).orElse(Kind.UNKNOWN);
  }

  /// What to tell people.
  ///
  /// @param word Slack's
  /// @param channel as people know it
  static String sentence(String word, String channel) {
    return of(word)
        .map(error -> error.sentence(channel))
        .orElseGet(() -> "Slack refused it: `%s`.".formatted(word));
  }

  private static Optional<SlackError> of(String word) {
    return Optional.ofNullable(BY_WORD.get(word));
  }
}
