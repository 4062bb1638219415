package bot.mtasts.webhook.api;

/// Ends the handling of a request with a refusal.
final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  ProblemException(Problem problem) {
    // No stack trace: a refusal is an answer, and strangers can ask for as many as they like.
    super(problem.detail(), null, false, false);
    this.problem = problem;
  }

  Problem problem() {
    return problem;
  }
}
