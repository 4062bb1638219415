package bot.mtasts.core.command;

import java.util.List;

/// What people are told whose wish was not even begun with, in the words of every platform.
public final class Excuses {
  /// The process ends, or begins.
  public static final String STOPPING =
      "I am being restarted, and did not begin with this. Please try again in a minute.";

  /// Too many ask at once.
  public static final String TOO_MUCH =
      "There is too much to do just now, and I did not begin with this. Please try again in a"
          + " minute.";

  /// The store takes nothing.
  public static final String NOT_KEPT =
      "I cannot keep anything just now, and did not begin with this. Please try again in a minute.";

  /// A bug of ours, before anything was done.
  public static final String FAILED =
      "Something went wrong on our side, and I did not begin with this. Please try again.";

  /// What a button, a form or a command of another version is answered with.
  public static final Reply.Refused STALE =
      new Reply.Refused(
          "That belongs to another version of me, and does nothing any more. Ask anew.",
          List.of("help"));

  /// What a button of a check is answered with that was removed since.
  public static final Reply.Refused NO_LONGER_KEPT =
      new Reply.Refused(
          "That check is no longer kept. Ask for its domain again, and it is looked at afresh.",
          List.of(CheckCommand.NAME + " example.com"));

  private Excuses() {}
}
