package bot.mtasts.slack.in;

import bot.mtasts.core.command.Asker;
import bot.mtasts.core.command.Dialogue;
import bot.mtasts.core.command.Invocation;
import bot.mtasts.core.command.Press;
import bot.mtasts.core.command.Reply;
import bot.mtasts.core.delivery.Chat;
import bot.mtasts.slack.FormPlace;
import bot.mtasts.slack.Place;
import bot.mtasts.slack.SlackManifest;
import bot.mtasts.slack.blocks.BlockKitRenderer;
import bot.mtasts.slack.blocks.Forms;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.slack.api.app_backend.events.payload.EventsApiPayload;
import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.app_backend.interactive_components.payload.MessageShortcutPayload;
import com.slack.api.app_backend.slash_commands.payload.SlashCommandPayload;
import com.slack.api.bolt.App;
import com.slack.api.bolt.context.Context;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.request.builtin.MessageShortcutRequest;
import com.slack.api.bolt.request.builtin.SlashCommandRequest;
import com.slack.api.bolt.request.builtin.ViewSubmissionRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.event.AppHomeOpenedEvent;
import com.slack.api.model.event.AppMentionEvent;
import com.slack.api.model.event.AppUninstalledEvent;
import com.slack.api.model.event.MessageEvent;
import com.slack.api.model.event.TokensRevokedEvent;
import com.slack.api.model.view.ViewState;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Tells the core's dialogue what people do in Slack: each listener acknowledges, and what follows
/// is done on a thread of its own.
final class Listeners {
  private static final Pattern ANY = Pattern.compile(".*", Pattern.DOTALL);
  private static final String DIRECT = "im";
  private static final String HOME = "home";
  private static final String EMPTY = "There is nothing in it. Paste a policy, or a TXT record.";
  private static final String NO_DOMAIN = "Which domain is to be checked?";
  private static final Reply.Refused STALE =
      new Reply.Refused(
          "This button is from another version of me, and does nothing any more. Ask anew.",
          List.of("help"));

  private final Dialogue dialogue;
  private final Desk desk;
  private final HomeTab home;
  private final BlockKitRenderer renderer;
  private final WorkspaceTokens workspaces;
  private final Set<String> commands;

  Listeners(
      Dialogue dialogue,
      Desk desk,
      HomeTab home,
      BlockKitRenderer renderer,
      WorkspaceTokens workspaces) {
    this.dialogue = dialogue;
    this.desk = desk;
    this.home = home;
    this.renderer = renderer;
    this.workspaces = workspaces;
    this.commands =
        dialogue.specs().stream()
            .flatMap(spec -> Stream.concat(Stream.of(spec.name()), spec.also().stream()))
            .collect(Collectors.toUnmodifiableSet());
  }

  /// Registers them.
  void joinTo(App app) {
    app.command(ANY, (request, context) -> command(request, context));
    app.blockAction(ANY, (request, context) -> press(request, context));
    app.messageShortcut(SlackManifest.SHORTCUT, (request, context) -> shortcut(request, context));
    app.viewSubmission(Forms.DOMAIN, (request, context) -> domain(request, context));
    app.viewSubmission(Forms.PASTE, (request, context) -> paste(request));
    app.event(AppMentionEvent.class, this::mention);
    app.event(MessageEvent.class, this::message);
    app.event(AppHomeOpenedEvent.class, this::homeOpened);
    app.event(AppUninstalledEvent.class, this::uninstalled);
    app.event(TokensRevokedEvent.class, this::revoked);
  }

  private Response command(SlashCommandRequest request, Context context) {
    SlashCommandPayload said = request.getPayload();
    Place place =
        new Place(
            installation(context),
            said.getChannelId(),
            said.getUserId(),
            said.getResponseUrl(),
            said.getTriggerId(),
            null,
            null,
            false);
    String text = said.getText() == null ? "" : said.getText();
    return desk.take(
        "command",
        Optional.of(named(text)),
        place,
        sink -> dialogue.typed(new Invocation(asker(context, place), text, false), sink));
  }

  /// Which command a text names, for the log: a domain is none.
  private String named(String text) {
    String first = text.strip().split("\\s", 2)[0].toLowerCase(Locale.ROOT);
    return commands.contains(first) ? first : first.isEmpty() ? "help" : "check";
  }

  private Response press(BlockActionRequest request, Context context) {
    BlockActionPayload pressed = request.getPayload();
    String value = value(pressed.getActions().getFirst());
    if (value == null) {
      return Response.ok(); // a link: it is open already
    }
    Place place = pressedAt(pressed, installation(context));
    Optional<Press> press = Press.read(value);
    return desk.take(
        "press",
        press.map(Listeners::verb),
        place,
        sink -> {
          if (press.isEmpty()) {
            sink.say(STALE);
            return;
          }
          dialogue.pressed(press.get(), asker(context, place), place.pressedPrivately(), sink);
        });
  }

  private static String verb(Press press) {
    return press.text().replaceFirst(":.*", "");
  }

  /// What a button or a menu carries.
  private static @Nullable String value(BlockActionPayload.Action action) {
    return action.getValue() == null && action.getSelectedOption() != null
        ? action.getSelectedOption().getValue()
        : action.getValue();
  }

  private static Place pressedAt(BlockActionPayload pressed, String installation) {
    String user = pressed.getUser().getId();
    if (pressed.getView() != null) {
      return inView(
          pressed.getView().getPrivateMetadata(), installation, user, pressed.getTriggerId());
    }
    BlockActionPayload.Container container = pressed.getContainer();
    String message = container == null ? null : container.getMessageTs();
    String thread =
        pressed.getMessage() == null
            ? container == null ? null : container.getThreadTs()
            : pressed.getMessage().getThreadTs();
    return new Place(
        installation,
        pressed.getChannel() == null ? "" : pressed.getChannel().getId(),
        user,
        pressed.getResponseUrl(),
        pressed.getTriggerId(),
        // A message that was answered in a thread is in that thread itself.
        thread == null || thread.equals(message) ? null : thread,
        message,
        container != null && container.isEphemeral());
  }

  /// Where somebody is who does something in a modal: where it was opened from. The Home tab is in
  /// no channel.
  private static Place inView(
      @Nullable String metadata, String installation, String user, @Nullable String triggerId) {
    Optional<FormPlace> form = FormPlace.read(metadata);
    return new Place(
        installation,
        form.map(FormPlace::channel).orElse(""),
        user,
        null,
        triggerId,
        form.map(FormPlace::thread).orElse(null),
        null,
        false);
  }

  private Response shortcut(MessageShortcutRequest request, Context context) {
    MessageShortcutPayload said = request.getPayload();
    String thread = said.getMessage().getThreadTs();
    Place place =
        new Place(
            installation(context),
            said.getChannel().getId(),
            said.getUser().getId(),
            said.getResponseUrl(),
            said.getTriggerId(),
            thread == null ? said.getMessageTs() : thread,
            null,
            false);
    List<String> texts = MessageTexts.of(said.getMessage());
    return desk.take(
        "shortcut",
        Optional.empty(),
        place,
        sink -> dialogue.said(asker(context, place), texts, sink));
  }

  private Response domain(ViewSubmissionRequest request, Context context) {
    String text = typed(request).strip();
    if (text.isEmpty()) {
      return fieldError(NO_DOMAIN);
    }
    var submitted = request.getPayload();
    Place place =
        inView(
            submitted.getView().getPrivateMetadata(),
            installation(context),
            submitted.getUser().getId(),
            submitted.getTriggerId());
    return desk.take(
        "submission",
        Optional.of("check"),
        place,
        sink ->
            dialogue.typed(new Invocation(asker(context, place), "check " + text, false), sink));
  }

  /// Judged while Slack waits, since the modal can only be changed by the acknowledgement.
  private Response paste(ViewSubmissionRequest request) {
    String text = typed(request);
    if (text.isBlank()) {
      return fieldError(EMPTY);
    }
    ObjectNode answer = JsonNodeFactory.instance.objectNode().put("response_action", "update");
    answer.set("view", renderer.modal(dialogue.pasted(text)));
    return Refusals.json(answer);
  }

  private static Response fieldError(String sentence) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode().put("response_action", "errors");
    answer.putObject("errors").put(Forms.FIELD, sentence);
    return Refusals.json(answer);
  }

  /// What stands in the one field of a form.
  private static String typed(ViewSubmissionRequest request) {
    ViewState state = request.getPayload().getView().getState();
    if (state == null || state.getValues() == null) {
      return "";
    }
    return state.getValues().values().stream()
        .map(Map::values)
        .flatMap(Collection::stream)
        .map(ViewState.Value::getValue)
        .filter(value -> value != null && !value.isBlank())
        .findFirst()
        .orElse("");
  }

  private Response mention(EventsApiPayload<AppMentionEvent> payload, Context context) {
    AppMentionEvent said = payload.getEvent();
    if (said.getUser() == null || said.getBotId() != null || said.getEdited() != null) {
      return Response.ok();
    }
    String thread = said.getThreadTs() == null ? said.getTs() : said.getThreadTs();
    Place place = spokenAt(context, said.getChannel(), said.getUser(), thread);
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
    Place place = spokenAt(context, said.getChannel(), said.getUser(), said.getThreadTs());
    return hear("message", said.getText(), place, context);
  }

  private Response hear(String what, @Nullable String text, Place place, Context context) {
    List<String> texts = text == null ? List.of() : List.of(text);
    return desk.take(
        what, Optional.empty(), place, sink -> dialogue.said(asker(context, place), texts, sink));
  }

  private static Place spokenAt(
      Context context, String channel, String user, @Nullable String thread) {
    return new Place(installation(context), channel, user, null, null, thread, null, false);
  }

  private Response homeOpened(EventsApiPayload<AppHomeOpenedEvent> payload, Context context) {
    AppHomeOpenedEvent opened = payload.getEvent();
    if (!HOME.equals(opened.getTab())) {
      return Response.ok();
    }
    Place place = spokenAt(context, opened.getChannel(), opened.getUser(), null);
    return desk.take(HOME, Optional.empty(), place, _ -> home.show(place, asker(context, place)));
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
    String installation = installation(context);
    Place place = new Place(installation, "", "", null, null, null, null, false);
    return desk.take(
        what,
        Optional.empty(),
        place,
        _ -> workspaces.takenAway(installation, at, payload.getEvent().getType()));
  }

  private static Asker asker(Context context, Place place) {
    return new Asker(
        Chat.SLACK,
        context.getAdditionalValues().getOrDefault(Reception.WORKSPACE, place.team()),
        place.channel(),
        place.user());
  }

  private static String installation(Context context) {
    String id = context.getAdditionalValues().get(Reception.INSTALLATION);
    if (id == null) {
      throw new IllegalStateException("a request came to a listener past the reception");
    }
    return id;
  }
}
