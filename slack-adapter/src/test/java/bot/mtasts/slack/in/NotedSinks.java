package bot.mtasts.slack.in;

import bot.mtasts.core.command.Reply;
import bot.mtasts.core.command.ReplySink;
import bot.mtasts.core.mtasts.DomainName;
import bot.mtasts.slack.Place;
import bot.mtasts.slack.Sinks;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// Sinks that remember where they were made, and what was said there.
final class NotedSinks implements Sinks {
  private static final long PATIENCE_SECONDS = 20;

  private final List<Place> places = new CopyOnWriteArrayList<>();
  private final BlockingQueue<Reply> said = new LinkedBlockingQueue<>();

  /// Where somebody was to be answered, in order.
  List<Place> places() {
    return List.copyOf(places);
  }

  /// The latest of them.
  Place place() {
    return places.getLast();
  }

  /// What was said next.
  Reply next() throws InterruptedException {
    Reply next = said.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (next == null) {
      throw new AssertionError("nothing was said");
    }
    return next;
  }

  @Override
  public ReplySink at(Place place) {
    places.add(place);
    return new ReplySink() {
      @Override
      public void say(Reply reply) {
        said.add(reply);
      }

      @Override
      public Opened open(DomainName domain, boolean privately) {
        throw new AssertionError("no check is begun here");
      }
    };
  }
}
