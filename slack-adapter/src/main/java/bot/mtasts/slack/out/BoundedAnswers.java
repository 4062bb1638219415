package bot.mtasts.slack.out;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;
import okio.ForwardingSource;
import okio.Okio;
import org.jspecify.annotations.Nullable;

/// Stops reading an answer that is longer than any of Slack's, after it was inflated. The SDK reads
/// answers to their end.
final class BoundedAnswers implements Interceptor {
  private final long most;

  /// @param most octets of one answer
  BoundedAnswers(long most) {
    this.most = most;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    return response.newBuilder().body(new Bounded(response.body(), most)).build();
  }

  private static final class Bounded extends ResponseBody {
    private final ResponseBody whole;
    private final BufferedSource source;

    Bounded(ResponseBody whole, long most) {
      this.whole = whole;
      this.source = Okio.buffer(new Counting(whole.source(), most));
    }

    @Override
    public @Nullable MediaType contentType() {
      return whole.contentType();
    }

    @Override
    public long contentLength() {
      return whole.contentLength();
    }

    @Override
    public BufferedSource source() {
      return source;
    }
  }

  private static final class Counting extends ForwardingSource {
    private final long most;
    private long read;

    Counting(BufferedSource from, long most) {
      super(from);
      this.most = most;
    }

    @Override
    public long read(Buffer sink, long byteCount) throws IOException {
      long got = super.read(sink, byteCount);
      read += Math.max(got, 0);
      if (read > most) {
        throw new IOException("the answer is longer than %d octets".formatted(most));
      }
      return got;
    }
  }
}
