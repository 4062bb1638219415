package bot.mtasts.slack.out;

import bot.mtasts.core.command.Reply;
import bot.mtasts.core.command.ReplySink;
import bot.mtasts.core.mtasts.DomainName;
import bot.mtasts.slack.FormPlace;
import bot.mtasts.slack.Place;
import bot.mtasts.slack.SlackMessage;
import bot.mtasts.slack.out.AnswerPlace.ByUrl;
import bot.mtasts.slack.out.AnswerPlace.Kind;
import bot.mtasts.slack.out.AnswerPlace.Lease;
import bot.mtasts.slack.out.AnswerPlace.Message;
import bot.mtasts.slack.out.AnswerPlace.Nowhere;
import bot.mtasts.slack.out.ChannelPace.Method;
import bot.mtasts.slack.out.ResponseUrls.Manner;
import bot.mtasts.slack.out.SlackSinks.Desk;
import bot.mtasts.slack.out.SlackWeb.Posted;
import bot.mtasts.slack.out.SlackWeb.Taken;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where one invocation, or one press of a button, is answered.
final class SinkAtPlace implements ReplySink {
  private static final Logger log = LoggerFactory.getLogger(SinkAtPlace.class);

  // Somebody waits in front of the screen.
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Desk desk;
  private final Place place;
  private final String channel;
  private final @Nullable UrlBudget url;
  private final AtomicBoolean triggered = new AtomicBoolean();
  private final AtomicBoolean noted = new AtomicBoolean();

  SinkAtPlace(Desk desk, Place place) {
    this.desk = desk;
    this.place = place;
    // A home page is in no channel; there is always the talk between the two of us.
    this.channel = place.channel().isEmpty() ? place.user() : place.channel();
    String responseUrl = place.responseUrl();
    this.url =
        responseUrl == null || responseUrl.length() > AnswerPlace.LONGEST_URL
            ? null
            : new UrlBudget(responseUrl, desk.time().instant());
  }

  @Override
  public void say(Reply reply) {
    if (!openModal(reply)) {
      SlackMessage message = desk.renderer().message(reply);
      tell(reply.isForAskerAlone() ? whisper(message) : publish(message), "say");
    }
  }

  @Override
  public Opened open(DomainName domain, boolean privately) {
    SlackMessage checking = desk.renderer().message(new Reply.Working(domain, Set.of()));
    AnswerPlace there;
    if (place.pressed() != null) {
      there = reopen(place.pressed(), privately, checking);
    } else if (privately && !SlackIds.isDirect(channel)) {
      there = noteForAsker(checking);
    } else {
      there = announce(checking);
    }
    return new OpenedAnswer(desk, there, url, domain, privately);
  }

  private AnswerPlace reopen(String ts, boolean privately, SlackMessage checking) {
    // The note and the answer; where there is a URL, nobody has to wait for room.
    if (!place.pressedPrivately() && (desk.pace().takeEdits(place.team(), 2) || url == null)) {
      Outcome<Posted> edited = desk.voice().update(place.team(), channel, ts, checking);
      switch (edited) {
        // Also when it is not edited just now: the answer is tried again.
        case Outcome.Ok<Posted> _, Outcome.Unreached<Posted> _ -> {
          return editable(ts);
        }
        case Outcome.RateLimited<Posted> _ when url == null -> {
          return editable(ts);
        }
        case Outcome.RateLimited<Posted> _, Outcome.Refused<Posted> _ -> tell(edited, "edit");
      }
    }
    if (url == null) {
      return privately ? nowhere() : announce(checking);
    }
    tell(respond(url, Manner.REPLACE, checking), "note");
    return byUrl(Kind.REPLACING, url.lease(2, 0));
  }

  private Message editable(String ts) {
    return new Message(place.team(), channel, place.user(), place.thread(), ts);
  }

  private AnswerPlace noteForAsker(SlackMessage checking) {
    if (url == null) {
      tell(
          desk.voice().whisper(place.team(), channel, place.user(), place.thread(), checking),
          "note");
      return nowhere();
    }
    boolean _ = note(url, checking);
    return byUrl(Kind.WHISPERED, url.lease(2, 0));
  }

  private AnswerPlace announce(SlackMessage checking) {
    // So many ask at a time that Slack would not let us edit all the notes into answers soon.
    if (!desk.pace().takeEdits(place.team(), 1) && url != null) {
      return publishLater(url, checking);
    }
    switch (post(checking)) {
      case Outcome.Ok<Posted>(var posted) -> {
        return new Message(
            place.team(), posted.channel(), place.user(), place.thread(), posted.ts());
      }
      case Outcome.Refused<Posted> refused -> tell(refused, "open");
      // It may stand there, and then says for ever that a check runs. The answer comes below it.
      case Outcome.Unreached<Posted> unreached -> {
        tell(unreached, "open");
        return nowhere();
      }
      case Outcome.RateLimited<Posted> limited -> {
        tell(limited, "open");
        return nowhere();
      }
    }
    return url == null ? nowhere() : publishLater(url, checking);
  }

  private AnswerPlace publishLater(UrlBudget budget, SlackMessage checking) {
    boolean hasNote = note(budget, checking);
    return byUrl(Kind.PUBLISHED, budget.lease(2, hasNote ? 1 : 0)); // The note is withdrawn.
  }

  // One note is enough for all answers to one command: its URL adds messages, and takes none away.
  private boolean note(UrlBudget budget, SlackMessage checking) {
    desk.notes().opened(budget.url());
    boolean first = noted.compareAndSet(false, true);
    if (first) {
      tell(respond(budget, Manner.WHISPER, checking), "note");
    }
    return first;
  }

  private AnswerPlace byUrl(Kind kind, Optional<Lease> lease) {
    return lease
        .<AnswerPlace>map(
            left -> new ByUrl(place.team(), channel, place.user(), place.thread(), left, kind))
        .orElseGet(this::nowhere);
  }

  private AnswerPlace nowhere() {
    return new Nowhere(place.team(), channel, place.user(), place.thread());
  }

  private boolean openModal(Reply reply) {
    String trigger = place.triggerId();
    if (trigger == null || !isRoomy(reply) || !triggered.compareAndSet(false, true)) {
      return false;
    }
    ObjectNode view = desk.renderer().modal(reply);
    if (!place.channel().isEmpty()) {
      view.put("private_metadata", new FormPlace(place.channel(), place.thread()).text());
    }
    var opened = desk.voice().modal(place.team(), trigger, view);
    tell(opened, "modal");
    return opened.isOk();
  }

  private static boolean isRoomy(Reply reply) {
    return switch (reply) {
      case Reply.Explained _, Reply.Plan _, Reply.PasteForm _, Reply.DomainForm _, Reply.Judged _ ->
          true;
      case Reply.Working _,
          Reply.Report _,
          Reply.CheckFailed _,
          Reply.Drafted _,
          Reply.NotDrafted _,
          Reply.Help _,
          Reply.Refused _,
          Reply.Latest _ ->
          false;
    };
  }

  private Outcome<?> whisper(SlackMessage message) {
    if (url != null) {
      Outcome<Taken> said = respond(url, Manner.WHISPER, message);
      if (!(said instanceof Outcome.Refused<Taken>)) {
        return said;
      }
    }
    return SlackIds.isDirect(channel)
        ? post(message)
        : desk.voice().whisper(place.team(), channel, place.user(), place.thread(), message);
  }

  private Outcome<?> publish(SlackMessage message) {
    Outcome<Posted> posted = post(message);
    return posted instanceof Outcome.Refused<Posted> && url != null
        ? respond(url, Manner.PUBLISH, message)
        : posted;
  }

  private Outcome<Posted> post(SlackMessage message) {
    try {
      return desk.voice().post(place.team(), channel, place.thread(), message, PATIENCE);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // Whoever called us sees it at the next wait.
      return new Outcome.Unreached<>("We are stopping.");
    }
  }

  private Outcome<Taken> respond(UrlBudget budget, Manner manner, SlackMessage message) {
    Optional<Duration> held = desk.pace().heldFor(place.team(), Method.RESPOND);
    if (held.isPresent()) {
      return new Outcome.RateLimited<>(held.get());
    }
    if (!budget.spend()) {
      return new Outcome.Refused<>(SlackError.USED_URL.word(), "");
    }
    Outcome<Taken> said = desk.urls().respond(budget.url(), manner, place.thread(), message);
    desk.voice().heed(place.team(), Method.RESPOND, said);
    return said;
  }

  private void tell(Outcome<?> outcome, String step) {
    if (!outcome.isOk()) {
      log.atInfo()
          .addKeyValue("integration", "slack:" + place.team())
          .addKeyValue("step", step)
          .addKeyValue("outcome", outcome.word())
          .log("slack answer");
    }
  }
}
