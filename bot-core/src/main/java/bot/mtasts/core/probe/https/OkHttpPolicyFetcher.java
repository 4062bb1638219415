package bot.mtasts.core.probe.https;

import static java.util.Objects.requireNonNull;

import bot.mtasts.core.mtasts.DomainName;
import bot.mtasts.core.mtasts.HostName;
import bot.mtasts.core.probe.AddressTurns;
import bot.mtasts.core.probe.ChainJudge;
import bot.mtasts.core.probe.Deadline;
import bot.mtasts.core.probe.EgressGuard;
import bot.mtasts.core.probe.GuardedSockets;
import bot.mtasts.core.probe.LookSettings;
import bot.mtasts.core.probe.PlainHttpLook;
import bot.mtasts.core.probe.PolicyFetch;
import bot.mtasts.core.probe.PolicyFetch.Trouble;
import bot.mtasts.core.probe.PolicyFetcher;
import bot.mtasts.core.probe.TlsSeen;
import bot.mtasts.core.probe.tls.ChainRecorder;
import bot.mtasts.core.probe.tls.HandshakeFailure;
import bot.mtasts.core.probe.tls.Presented;
import bot.mtasts.core.probe.tls.TlsHandshake;
import bot.mtasts.core.probe.tls.TlsVersionQuestion;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.Response;

/// Fetches policies with OkHttp (RFC 8461 §3.3).
///
/// Call it on virtual threads: their interruption closes the socket they wait for.
public final class OkHttpPolicyFetcher implements PolicyFetcher {
  /// Cleartext is looked at by the way; nobody waits longer for it.
  private static final Duration CLEARTEXT_LIMIT = Duration.ofSeconds(5);

  private static final String CALLED_OFF = "the look was called off";

  private final EgressGuard guard;
  private final ChainJudge judge;
  private final LookSettings settings;
  private final OneGet get;
  private final AddressTurns turns = new AddressTurns();
  // Apart from the other: where port 80 swallows what comes, nobody's policy waits for it.
  private final AddressTurns cleartextTurns = new AddressTurns();

  public OkHttpPolicyFetcher(EgressGuard guard, ChainJudge judge, LookSettings settings) {
    this.guard = guard;
    this.judge = judge;
    this.settings = settings;
    this.get = new OneGet(guard, settings.userAgent());
  }

  /// {@inheritDoc} It takes no longer than `limits.fetch`. A host that used up at least half of
  /// that is slow by its own doing, though the check's deadline may have cut it short; with less
  /// than half to spare, nothing can be said about it.
  @Override
  public PolicyFetch fetch(DomainName domain, InetAddress address, Deadline deadline) {
    return inTurn(
        turns,
        address,
        deadline,
        () -> new Visit(domain.policyHost(), address, deadline).fetch(),
        reason -> new PolicyFetch.NotSeen(address, reason));
  }

  @Override
  public PlainHttpLook fetchInCleartext(DomainName domain, InetAddress address, Deadline deadline) {
    return inTurn(
        cleartextTurns,
        address,
        deadline.orIn(CLEARTEXT_LIMIT),
        () -> lookInCleartext(domain, address, deadline),
        PlainHttpLook.Nothing::new);
  }

  private static <T> T inTurn(
      AddressTurns turns,
      InetAddress address,
      Deadline deadline,
      Supplier<T> look,
      Function<String, T> notSeen) {
    try {
      Optional<AddressTurns.Turn> turn = turns.take(address, deadline);
      if (turn.isEmpty()) {
        return notSeen.apply(AddressTurns.NONE_CAME);
      }
      try (AddressTurns.Turn _ = turn.get()) {
        return look.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return notSeen.apply(CALLED_OFF);
    }
  }

  private PlainHttpLook lookInCleartext(DomainName domain, InetAddress address, Deadline deadline) {
    Progress progress = new Progress();
    HttpUrl url = url("http", domain.policyHost(), settings.ports().http());
    Duration limit = deadline.orIn(CLEARTEXT_LIMIT).remaining();
    Call call = get.inCleartext(url, address, limit, progress);
    try (Response response = call.execute()) {
      AnswerReader reader = new AnswerReader(response, progress.status());
      reader.read();
      call.cancel(); // Else closing would read on for a while, in the hope of another call.
      return new PlainHttpLook.Answered(reader.answer());
    } catch (IOException e) {
      return new PlainHttpLook.Nothing("it does not answer over plain HTTP");
    }
  }

  private static HttpUrl url(String scheme, HostName host, int port) {
    return new HttpUrl.Builder()
        .scheme(scheme)
        .host(host.text())
        .port(port)
        .addPathSegment(".well-known")
        .addPathSegment("mta-sts.txt")
        .build();
  }

  /// One fetch from one address.
  private final class Visit {
    private final HostName host;
    private final InetAddress address;
    private final Deadline deadline;
    private final Deadline limit;
    private final Duration granted;
    private final Progress progress = new Progress();
    private final ChainRecorder recorder;

    Visit(HostName host, InetAddress address, Deadline deadline) {
      this.host = host;
      this.address = address;
      this.deadline = deadline;
      this.limit = deadline.orIn(settings.limits().fetch());
      this.granted = limit.remaining();
      // With no time to fetch missing CAs the judge does not block the handshake.
      this.recorder =
          ChainRecorder.demanding(
              chain -> judge.faults(chain, host, Deadline.in(Duration.ZERO)).isEmpty());
    }

    PolicyFetch fetch() {
      HttpUrl url = url("https", host, settings.ports().https());
      Call call = get.overTls(url, address, granted, progress, recorder);
      try (Response response = call.execute()) {
        AnswerReader reader = new AnswerReader(response, progress.status());
        PolicyFetch end = read(reader, call);
        call.cancel(); // Else closing would read on for a while, in the hope of another call.
        return end;
      } catch (IOException e) {
        return withoutAnswer(e, call);
      }
    }

    private PolicyFetch read(AnswerReader reader, Call call) {
      try {
        reader.read();
        return new PolicyFetch.Answered(address, reader.answer(), tls(), progress.took());
      } catch (IOException e) {
        if (calledOff()) {
          return notSeen(CALLED_OFF);
        }
        if (outOfTime(call) && !fairTime()) {
          return tooLittleTime();
        }
        String reason =
            outOfTime(call)
                ? "the body had not come whole after " + inWords(granted)
                : "the connection broke before the body had come whole";
        return new PolicyFetch.BodyBroken(address, reader.answer(), tls(), reason);
      }
    }

    private PolicyFetch withoutAnswer(IOException e, Call call) {
      if (recorder.unproven()) {
        return untrusted();
      }
      if (calledOff()) {
        return notSeen(CALLED_OFF);
      }
      if (outOfTime(call)) {
        return fairTime() ? failed(Trouble.TIMED_OUT, slowInWords()) : tooLittleTime();
      }
      return switch (progress.stage()) {
        case CONNECTING -> notConnected(e);
        case SHAKING_HANDS -> handshakeBroken(e);
        case ASKING, READING -> noAnswer(e);
      };
    }

    private PolicyFetch untrusted() {
      Presented seen = requireNonNull(recorder.presented());
      return new PolicyFetch.Untrusted(
          address, seen.judged(judge.faults(seen.chain(), host, deadline)));
    }

    private PolicyFetch notConnected(IOException e) {
      return switch (ConnectFailure.read(e)) {
        case REFUSED -> failed(Trouble.REFUSED, "the connection was refused");
        case RESET -> failed(Trouble.RESET, "the connection was reset");
        case TIMED_OUT -> failed(Trouble.TIMED_OUT, "the connection was not answered");
        case CLOSED_TO_US -> notSeen("the address is in private or reserved space");
        case NO_WAY_OUT -> notSeen("there is no route to this address from here");
      };
    }

    private PolicyFetch handshakeBroken(IOException e) {
      return switch (HandshakeFailure.read(e)) {
        case TlsHandshake.TooOld(var offered) -> new PolicyFetch.TlsTooOld(address, offered);
        case TlsHandshake.Broken(var reason) ->
            TlsVersionQuestion.oldVersion(this::connect, host, limit)
                .<PolicyFetch>map(offered -> new PolicyFetch.TlsTooOld(address, offered))
                .orElseGet(() -> failed(Trouble.TLS_HANDSHAKE, reason));
      };
    }

    private Socket connect() throws IOException {
      Socket socket = new GuardedSockets(guard).createSocket();
      socket.connect(
          new InetSocketAddress(address, settings.ports().https()), limit.millisForSocket());
      return socket;
    }

    private PolicyFetch noAnswer(IOException e) {
      return switch (AnswerFailure.read(e)) {
        case AnswerFailure.TlsBroken(var reason) -> failed(Trouble.TLS_HANDSHAKE, reason);
        case AnswerFailure.HungUp(var reason) -> failed(Trouble.RESET, reason);
        case AnswerFailure.NotHttp(var reason) -> failed(Trouble.NOT_HTTP, reason);
      };
    }

    private PolicyFetch failed(Trouble trouble, String reason) {
      boolean secured = progress.stage().compareTo(Progress.Stage.SHAKING_HANDS) > 0;
      return new PolicyFetch.Failed(address, trouble, secured ? tls() : null, reason);
    }

    /// What was proved before anything was asked.
    private TlsSeen tls() {
      return requireNonNull(recorder.presented()).judged(List.of());
    }

    private PolicyFetch tooLittleTime() {
      return notSeen("the check had only %s left for it".formatted(inWords(granted)));
    }

    private PolicyFetch notSeen(String reason) {
      return new PolicyFetch.NotSeen(address, reason);
    }

    /// Nobody but OkHttp's own limit cancels a call before its end.
    private static boolean outOfTime(Call call) {
      return call.isCanceled();
    }

    private boolean fairTime() {
      return granted.compareTo(settings.limits().fetch().dividedBy(2)) >= 0;
    }

    private static boolean calledOff() {
      return Thread.currentThread().isInterrupted();
    }

    private String slowInWords() {
      String what =
          switch (progress.stage()) {
            case CONNECTING -> "the connection was not accepted within ";
            case SHAKING_HANDS -> "the TLS handshake had not ended after ";
            case ASKING, READING -> "no answer came within ";
          };
      return what + inWords(granted);
    }

    private static String inWords(Duration time) {
      long tenths = (time.toMillis() + 50) / 100;
      return tenths % 10 == 0 ? tenths / 10 + " s" : tenths / 10 + "." + tenths % 10 + " s";
    }
  }
}
