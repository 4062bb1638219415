package bot.mtasts.lab.scenario;

/// A scenario file that says something we do not understand; the message names the file and the
/// place in it.
public final class IllegalScenarioException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  IllegalScenarioException(String file, String path, String trouble) {
    super(file + (path.isEmpty() ? "" : " at " + path) + ": " + trouble);
  }

  IllegalScenarioException(String file, Throwable cause) {
    super(file + ": " + cause.getMessage(), cause);
  }
}
