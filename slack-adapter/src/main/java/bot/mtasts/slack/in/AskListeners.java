package bot.mtasts.slack.in;

import bot.mtasts.core.command.CommandNames;
import bot.mtasts.core.command.Dialogue;
import bot.mtasts.core.command.Excuses;
import bot.mtasts.core.command.Invocation;
import bot.mtasts.core.command.Press;
import bot.mtasts.slack.Place;
import bot.mtasts.slack.SlackManifest;
import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.app_backend.interactive_components.payload.MessageShortcutPayload;
import com.slack.api.app_backend.slash_commands.payload.SlashCommandPayload;
import com.slack.api.bolt.App;
import com.slack.api.bolt.context.Context;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.request.builtin.MessageShortcutRequest;
import com.slack.api.bolt.request.builtin.SlashCommandRequest;
import com.slack.api.bolt.response.Response;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What people ask us for: commands, buttons, the shortcut. Each listener acknowledges, and what
/// follows is done on a thread of its own.
final class AskListeners {
  private static final Pattern ANY = Pattern.compile(".*", Pattern.DOTALL);

  private final Dialogue dialogue;
  private final Desk desk;
  private final CommandNames commands;

  AskListeners(Dialogue dialogue, Desk desk) {
    this.dialogue = dialogue;
    this.desk = desk;
    this.commands = new CommandNames(dialogue.specs());
  }

  /// Registers them. The command is called as the manifest says, which people may have changed.
  void joinTo(App app) {
    app.command(ANY, (request, context) -> command(request, context));
    app.blockAction(ANY, (request, context) -> press(request, context));
    app.messageShortcut(SlackManifest.SHORTCUT, (request, context) -> shortcut(request, context));
  }

  private Response command(SlashCommandRequest request, Context context) {
    SlashCommandPayload said = request.getPayload();
    Place place =
        new Place(
            Whereabouts.installation(context),
            said.getChannelId(),
            said.getUserId(),
            said.getResponseUrl(),
            said.getTriggerId(),
            null,
            null,
            false);
    String text = typed(said);
    return desk.take(
        "command",
        Optional.of(commands.in(text)),
        place,
        sink ->
            dialogue.typed(new Invocation(Whereabouts.asker(context, place), text, false), sink));
  }

  /// Behind a command Slack marks nothing (`should_escape` is off in our manifest), and yet escapes
  /// the three signs that it marks with.
  private static String typed(SlashCommandPayload said) {
    String text = said.getText();
    return text == null ? "" : text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
  }

  private Response press(BlockActionRequest request, Context context) {
    BlockActionPayload pressed = request.getPayload();
    String value = value(pressed.getActions().getFirst());
    if (value == null) {
      return Response.ok(); // a link: it is open already
    }
    Place place = Whereabouts.pressedAt(pressed, context);
    Optional<Press> press = Press.read(value);
    return desk.take(
        "press",
        press.map(Press::verb),
        place,
        sink -> {
          if (press.isEmpty()) {
            sink.say(Excuses.STALE);
            return;
          }
          dialogue.pressed(
              press.get(), Whereabouts.asker(context, place), place.pressedPrivately(), sink);
        });
  }

  /// What a button or a menu carries.
  private static @Nullable String value(BlockActionPayload.Action action) {
    return action.getValue() == null && action.getSelectedOption() != null
        ? action.getSelectedOption().getValue()
        : action.getValue();
  }

  private Response shortcut(MessageShortcutRequest request, Context context) {
    MessageShortcutPayload said = request.getPayload();
    String thread = said.getMessage().getThreadTs();
    Place place =
        new Place(
            Whereabouts.installation(context),
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
        sink -> dialogue.said(Whereabouts.asker(context, place), texts, sink));
  }
}
