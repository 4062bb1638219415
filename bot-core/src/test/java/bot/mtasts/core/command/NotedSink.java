package bot.mtasts.core.command;

import bot.mtasts.core.delivery.Chat;
import bot.mtasts.core.delivery.Destination.ChatAnswer;
import bot.mtasts.core.delivery.Destination.ChatAnswer.View;
import bot.mtasts.core.mtasts.DomainName;
import bot.mtasts.core.probe.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/// A place to answer that notes what it was told.
final class NotedSink implements ReplySink {
  final List<Reply> said = new CopyOnWriteArrayList<>();
  final List<NotedPlace> opened = new CopyOnWriteArrayList<>();

  @Override
  public void say(Reply reply) {
    said.add(reply);
  }

  @Override
  public Opened open(DomainName domain, boolean privately) {
    NotedPlace place = new NotedPlace(domain, privately);
    opened.add(place);
    return place;
  }

  /// The only reply, which was said without a place being opened.
  Reply onlyReply() {
    if (said.size() != 1 || !opened.isEmpty()) {
      throw new AssertionError("said %s, opened %s".formatted(said, opened));
    }
    return said.getFirst();
  }

  /// The only place, with nothing said beside it.
  NotedPlace onlyPlace() {
    if (!said.isEmpty() || opened.size() != 1) {
      throw new AssertionError("said %s, opened %s".formatted(said, opened));
    }
    return opened.getFirst();
  }

  /// A message that waits for its answer.
  static final class NotedPlace implements Opened {
    final DomainName domain;
    final boolean privately;
    final List<Object> told = new ArrayList<>(); // guarded by this

    NotedPlace(DomainName domain, boolean privately) {
      this.domain = domain;
      this.privately = privately;
    }

    @Override
    public ChatAnswer destination(View view) {
      return new ChatAnswer(Chat.SLACK, "T1/C1", "place of " + domain, privately, view);
    }

    @Override
    public synchronized void working(Set<Stage> ended) {
      told.add(ended);
    }

    @Override
    public synchronized void say(Reply reply) {
      told.add(reply);
    }

    @Override
    public synchronized void close() {
      told.add("closed");
    }

    /// What it was told so far, `closed` at the end of it.
    synchronized List<Object> told() {
      return List.copyOf(told);
    }

    @Override
    public String toString() {
      return domain + (privately ? " privately" : "");
    }
  }
}
