package bot.mtasts.slack.out;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.util.http.SlackHttpClient;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import okhttp3.OkHttpClient;

/// Makes the one client of Slack's SDK that this process has.
public final class SlackClient {
  /// What one call may take in all.
  static final Duration WHOLE_CALL = Duration.ofSeconds(10);

  private static final Duration CONNECT = Duration.ofSeconds(5);

  // A page of a thousand channels with their topics is some hundreds of kilobytes.
  private static final long LONGEST_ANSWER = 4L << 20;

  private SlackClient() {}

  /// A client of Slack's Web API.
  ///
  /// @param apiUrl of the Web API, with a slash at its end: `https://slack.com/api/`
  public static Slack of(URI apiUrl) {
    return of(apiUrl, WHOLE_CALL);
  }

  static Slack of(URI apiUrl, Duration wholeCall) {
    SlackConfig config = new SlackConfig();
    config.setMethodsEndpointUrlPrefix(apiUrl.toString());
    // Its counters cost an auth.test of their own for each token, and our pace is ours.
    config.setStatsEnabled(false);
    // They write what people are told, and the tokens of new installations, into the debug log.
    config.setHttpClientResponseHandlers(List.of());
    if (!"https".equals(apiUrl.getScheme())) {
      config.setProxyUrl(null); // A stand-in for Slack nearby is not behind a proxy.
    }
    OkHttpClient http =
        SlackHttpClient.buildOkHttpClient(config)
            .newBuilder()
            .connectTimeout(CONNECT)
            .readTimeout(wholeCall)
            .writeTimeout(wholeCall)
            .callTimeout(wholeCall)
            // OkHttp would send a message again by itself when its connection breaks under it.
            .retryOnConnectionFailure(false)
            // Else an interruption comes out of it as an exception that no method declares.
            .fastFallback(false)
            .addInterceptor(new BoundedAnswers(LONGEST_ANSWER))
            .build();
    return Slack.getInstance(config, new SlackHttpClient(http));
  }
}
