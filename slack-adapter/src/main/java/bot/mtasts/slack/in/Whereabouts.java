package bot.mtasts.slack.in;

import bot.mtasts.core.command.Asker;
import bot.mtasts.core.delivery.Chat;
import bot.mtasts.slack.FormPlace;
import bot.mtasts.slack.Place;
import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.bolt.context.Context;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Who speaks to us, and from where.
final class Whereabouts {
  private Whereabouts() {}

  /// Whoever is there.
  static Asker asker(Context context, Place place) {
    return new Asker(
        Chat.SLACK,
        context.getAdditionalValues().getOrDefault(Reception.WORKSPACE, place.team()),
        place.channel(),
        place.user());
  }

  /// Which installation a request is for, as the [Reception] found out.
  static String installation(Context context) {
    String id = context.getAdditionalValues().get(Reception.INSTALLATION);
    if (id == null) {
      throw new IllegalStateException("a request came to a listener past the reception");
    }
    return id;
  }

  /// Where something was said, without anything from Slack to answer with.
  ///
  /// @param thread null for the channel itself
  static Place spokenAt(Context context, String channel, String user, @Nullable String thread) {
    return new Place(installation(context), channel, user, null, null, thread, null, false);
  }

  /// Where a button was pressed.
  static Place pressedAt(BlockActionPayload pressed, Context context) {
    String installation = installation(context);
    String user = pressed.getUser().getId();
    if (pressed.getView() != null) {
      return inView(pressed.getView().getPrivateMetadata(), context, user, pressed.getTriggerId());
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
  static Place inView(
      @Nullable String metadata, Context context, String user, @Nullable String triggerId) {
    Optional<FormPlace> form = FormPlace.read(metadata);
    return new Place(
        installation(context),
        form.map(FormPlace::channel).orElse(""),
        user,
        null,
        triggerId,
        form.map(FormPlace::thread).orElse(null),
        null,
        false);
  }
}
