package bot.mtasts.app;

/// What the command line answers with.
public final class ExitCode {
  /// All is well; for `check`: nothing critical.
  public static final int OK = 0;

  /// Something critical was found.
  public static final int CRITICAL = 1;

  /// Nothing critical, and a verdict that could not be given.
  public static final int UNDETERMINED = 2;

  /// An unknown command or option, a name that is no domain, or a configuration that cannot be used
  /// (`EX_USAGE` of sysexits.h).
  public static final int USAGE = 64;

  /// What is needed is not there, such as a free port (`EX_UNAVAILABLE`).
  public static final int UNAVAILABLE = 69;

  /// A fault of ours (`EX_SOFTWARE`).
  public static final int OUR_FAULT = 70;

  /// Ended by Ctrl-C, as shells have it: 128 and SIGINT.
  public static final int CANCELLED = 130;

  /// Nobody reads what we say any more, as shells have it: 128 and SIGPIPE.
  public static final int READER_GONE = 141;

  private ExitCode() {}
}
