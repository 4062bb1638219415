package bot.mtasts.slack.out;

import bot.mtasts.core.command.Reply;
import bot.mtasts.core.command.ReplySink.Opened;
import bot.mtasts.core.command.progress.Progress;
import bot.mtasts.core.command.progress.Progress.Rhythm;
import bot.mtasts.core.delivery.Chat;
import bot.mtasts.core.delivery.Destination.ChatAnswer;
import bot.mtasts.core.delivery.Destination.ChatAnswer.View;
import bot.mtasts.core.mtasts.DomainName;
import bot.mtasts.core.probe.Stage;
import bot.mtasts.slack.SlackMessage;
import bot.mtasts.slack.out.AnswerPlace.ByUrl;
import bot.mtasts.slack.out.AnswerPlace.Message;
import bot.mtasts.slack.out.AnswerPlace.Nowhere;
import bot.mtasts.slack.out.ResponseUrls.Manner;
import bot.mtasts.slack.out.SlackSinks.Desk;
import bot.mtasts.slack.out.SlackWeb.Taken;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A message that says that a check runs, until the answer stands in its place.
final class OpenedAnswer implements Opened {
  private static final Logger log = LoggerFactory.getLogger(OpenedAnswer.class);

  // Each edit costs a use of the response URL.
  private static final Rhythm SPARING = new Rhythm(Duration.ofSeconds(2), Duration.ofSeconds(5), 2);

  private final Desk desk;
  private final AnswerPlace place;
  private final @Nullable UrlBudget url;
  private final DomainName domain;
  private final boolean privately;
  private final @Nullable Progress progress;

  /// @param url of the sink, where edits may be paid from what is left of it
  OpenedAnswer(
      Desk desk, AnswerPlace place, @Nullable UrlBudget url, DomainName domain, boolean privately) {
    this.desk = desk;
    this.place = place;
    this.url = url;
    this.domain = domain;
    this.privately = privately;
    this.progress = begin();
  }

  private @Nullable Progress begin() {
    return switch (place) {
      case Message there -> desk.edits().begin(place, Rhythm.STEADY, ended -> edit(there, ended));
      // Other URLs would show each stage as one more message.
      case ByUrl(_, _, _, _, _, var kind) when kind == AnswerPlace.Kind.REPLACING ->
          desk.edits().begin(place, SPARING, this::respond);
      case ByUrl _, Nowhere _ -> null;
    };
  }

  @Override
  public ChatAnswer destination(View view) {
    boolean several = desk.tokens().teams().size() > 1;
    String channel = several ? place.team() + "/" + place.channel() : place.channel();
    return new ChatAnswer(Chat.SLACK, channel, place.text(), privately, view);
  }

  @Override
  public void working(Set<Stage> ended) {
    if (progress != null) {
      progress.working(ended);
    }
  }

  @Override
  public void say(Reply reply) {
    close();
    SlackMessage message = desk.renderer().message(reply);
    try {
      Outcome<Taken> said = desk.placer().put(place, privately, 0, message);
      if (!said.isOk()) {
        log.atWarn()
            .addKeyValue("integration", "slack:" + place.team())
            .addKeyValue("domain", domain.ascii())
            .addKeyValue("outcome", said.word())
            .log("slack answer");
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // Whoever called us sees it at the next wait.
    }
  }

  @Override
  public void close() {
    if (progress != null) {
      progress.close();
    }
  }

  private void edit(Message there, Set<Stage> ended) {
    if (desk.pace().takeHint(there.team())) {
      Outcome<?> edited =
          desk.voice().update(there.team(), there.channel(), there.ts(), checking(ended));
      log.atDebug().addKeyValue("outcome", edited.word()).log("slack progress");
    }
  }

  private void respond(Set<Stage> ended) {
    if (url != null && url.spend()) {
      Outcome<?> edited =
          desk.urls().respond(url.url(), Manner.REPLACE, place.thread(), checking(ended));
      log.atDebug().addKeyValue("outcome", edited.word()).log("slack progress");
    }
  }

  private SlackMessage checking(Set<Stage> ended) {
    return desk.renderer().message(new Reply.Working(domain, ended));
  }
}
