package bot.mtasts.slack.in;

import bot.mtasts.core.command.Dialogue;
import bot.mtasts.slack.Place;
import com.slack.api.app_backend.events.payload.EventsApiPayload;
import com.slack.api.bolt.App;
import com.slack.api.bolt.context.Context;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.event.AppHomeOpenedEvent;
import com.slack.api.model.event.AppMentionEvent;
import com.slack.api.model.event.AppUninstalledEvent;
import com.slack.api.model.event.MessageEvent;
import com.slack.api.model.event.TokensRevokedEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What Slack tells us of its own accord: who mentions us or writes to us, who looks at the Home
/// tab, and that we were removed.
final class EventListeners {
  private static final String DIRECT = "im";
  private static final String HOME = "home";

  private final Dialogue dialogue;
  private final Desk desk;
  private final HomeTab home;
  private final WorkspaceTokens workspaces;

  EventListeners(Dialogue dialogue, Desk desk, HomeTab home, WorkspaceTokens workspaces) {
    this.dialogue = dialogue;
    this.desk = desk;
    this.home = home;
    this.workspaces = workspaces;
  }

  /// Registers them.
  void joinTo(App app) {
    app.event(AppMentionEvent.class, this::mention);
    app.event(MessageEvent.class, this::message);
    app.event(AppHomeOpenedEvent.class, this::homeOpened);
    app.event(AppUninstalledEvent.class, this::uninstalled);
    app.event(TokensRevokedEvent.class, this::revoked);
  }

  private Response mention(EventsApiPayload<AppMentionEvent> payload, Context context) {
    AppMentionEvent said = payload.getEvent();
    if (said.getUser() == null || said.getBotId() != null || said.getEdited() != null) {
      return Response.ok();
    }
    String thread = said.getThreadTs() == null ? said.getTs() : said.getThreadTs();
    Place place = Whereabouts.spokenAt(context, said.getChannel(), said.getUser(), thread);
    return hear("mention", said.getText(), place, context);
  }

  private Response message(EventsApiPayload<MessageEvent> payload, Context context) {
    MessageEvent said = payload.getEvent();
    if (!DIRECT.equals(said.getChannelType())
        || said.getUser() == null
        || said.getBotId() != null
        || said.getEdited() != null) {
      return Response.ok();
    }
    Place place =
        Whereabouts.spokenAt(context, said.getChannel(), said.getUser(), said.getThreadTs());
    return hear("message", said.getText(), place, context);
  }

  private Response hear(String what, @Nullable String text, Place place, Context context) {
    List<String> texts = text == null ? List.of() : List.of(text);
    return desk.take(
        what,
        Optional.empty(),
        place,
        sink -> dialogue.said(Whereabouts.asker(context, place), texts, sink));
  }

  private Response homeOpened(EventsApiPayload<AppHomeOpenedEvent> payload, Context context) {
    AppHomeOpenedEvent opened = payload.getEvent();
    if (!HOME.equals(opened.getTab())) {
      return Response.ok();
    }
    Place place = Whereabouts.spokenAt(context, opened.getChannel(), opened.getUser(), null);
    return desk.take(
        HOME, Optional.empty(), place, _ -> home.show(place, Whereabouts.asker(context, place)));
  }

  private Response uninstalled(EventsApiPayload<AppUninstalledEvent> payload, Context context) {
    return takenAway("uninstalled", payload, context);
  }

  private Response revoked(EventsApiPayload<TokensRevokedEvent> payload, Context context) {
    TokensRevokedEvent.Tokens tokens = payload.getEvent().getTokens();
    boolean ours = tokens != null && tokens.getBot() != null && !tokens.getBot().isEmpty();
    return ours ? takenAway("revoked", payload, context) : Response.ok();
  }

  private Response takenAway(String what, EventsApiPayload<?> payload, Context context) {
    Integer time = payload.getEventTime();
    Instant at = time == null ? Instant.MAX : Instant.ofEpochSecond(time);
    String installation = Whereabouts.installation(context);
    Place place = new Place(installation, "", "", null, null, null, null, false);
    return desk.take(
        what,
        Optional.empty(),
        place,
        _ -> workspaces.takenAway(installation, at, payload.getEvent().getType()));
  }
}
