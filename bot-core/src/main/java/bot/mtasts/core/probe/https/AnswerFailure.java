package bot.mtasts.core.probe.https;

import bot.mtasts.core.probe.tls.HandshakeFailure;
import bot.mtasts.core.probe.tls.TlsHandshake;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import javax.net.ssl.SSLException;

/// Why a request over an open connection got no HTTP answer.
sealed interface AnswerFailure {
  /// A clause for people.
  String reason();

  /// With TLS 1.3 a server may refuse us after the handshake, for want of a client certificate.
  record TlsBroken(String reason) implements AnswerFailure {}

  record HungUp(String reason) implements AnswerFailure {}

  record NotHttp(String reason) implements AnswerFailure {}

  static AnswerFailure read(IOException thrown) {
    if (thrown instanceof SSLException) {
      return switch (HandshakeFailure.read(thrown)) {
        case TlsHandshake.Broken(var reason) -> new TlsBroken(reason);
        case TlsHandshake.TooOld _ -> new TlsBroken("the server broke the TLS connection off");
      };
    }
    if (thrown instanceof SocketException) {
      return new HungUp("the connection was reset before an answer came");
    }
    // Okio tells how much it had when the line end it looked for did not come.
    if (thrown.getCause() instanceof EOFException end
        && String.valueOf(end.getMessage()).contains("limit=0 ")) {
      return new HungUp("the connection was closed without an answer");
    }
    return new NotHttp("the answer is not HTTP");
  }
}
