package bot.mtasts.core.probe.dns;

import bot.mtasts.core.probe.Deadline;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.xbill.DNS.Message;

/// The questions of one check, each asked once: who asks first asks for all, the others wait, later
/// ones get the same answer. Silence is not kept, so that a later step may try again.
final class AskedOnce {
  private final DnsServers servers;
  private final KeyMemory keys;
  private final Duration limit;
  private final Map<DnsQuestion, CompletableFuture<DnsReply>> asked = new ConcurrentHashMap<>();

  /// @param limit for one question, retransmissions included
  AskedOnce(DnsServers servers, KeyMemory keys, Duration limit) {
    this.servers = servers;
    this.keys = keys;
    this.limit = limit;
  }

  /// The answer, ours or that of whoever asked the same before. Never throws.
  DnsReply ask(DnsQuestion question, Deadline deadline) {
    Deadline ours = deadline.orIn(limit);
    while (true) {
      CompletableFuture<DnsReply> mine = new CompletableFuture<>();
      CompletableFuture<DnsReply> before = asked.putIfAbsent(question, mine);
      DnsReply reply =
          before == null ? askNow(question, ours, mine) : waitFor(before, question, ours);
      boolean calledOffByAnother =
          before != null
              && reply instanceof DnsReply.Silence(_, boolean interrupted)
              && interrupted
              && !Thread.currentThread().isInterrupted();
      if (!calledOffByAnother || ours.passed()) {
        return reply;
      }
    }
  }

  /// Remembers a link of a chain of signatures that held, for later checks.
  void keepForLater(DnsQuestion question, Message message) {
    keys.keep(question, message);
  }

  private DnsReply askNow(DnsQuestion question, Deadline ours, CompletableFuture<DnsReply> mine) {
    DnsReply reply = new DnsReply.Silence("the look broke down", true);
    try {
      Optional<Message> known = keys.answerTo(question);
      reply = known.isPresent() ? new DnsReply.Answered(known.get()) : servers.ask(question, ours);
      return reply;
    } finally {
      // Also after a bug of ours, or those who wait would wait for ever.
      if (reply instanceof DnsReply.Silence) {
        asked.remove(question, mine);
      }
      mine.complete(reply);
    }
  }

  private static DnsReply waitFor(
      CompletableFuture<DnsReply> before, DnsQuestion question, Deadline ours) {
    try {
      return before.get(ours.remaining().toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new DnsReply.Silence("the look was called off", true);
    } catch (TimeoutException e) {
      return new DnsReply.Silence("no answer to " + question + " in time", false);
    } catch (ExecutionException e) {
      throw new IllegalStateException("replies are never failures", e);
    }
  }
}
