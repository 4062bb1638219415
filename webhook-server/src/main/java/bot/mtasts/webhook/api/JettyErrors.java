package bot.mtasts.webhook.api;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/// The words for requests that Jetty refuses before any handler sees them: a broken request line,
/// headers that are too large.
final class JettyErrors extends ErrorHandler {
  private final ProblemAnswers problems;

  JettyErrors(ProblemAnswers problems) {
    this.problems = problems;
  }

  @Override
  public boolean errorPageForMethod(String method) {
    return true;
  }

  @Override
  protected void generateResponse(
      Request request,
      Response response,
      int code,
      @Nullable String message,
      @Nullable Throwable cause,
      Callback callback) {
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, ProblemAnswers.CONTENT_TYPE);
    SecurityHeaders.ALWAYS.forEach((name, value) -> response.getHeaders().put(name, value));
    // Jetty's message may quote the request, or name a class of ours.
    Content.Sink.write(
        response,
        true,
        problems.json(code, "The request breaks the rules of HTTP, or our limits for it."),
        callback);
  }
}
