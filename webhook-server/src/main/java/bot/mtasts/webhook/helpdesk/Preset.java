package bot.mtasts.webhook.helpdesk;

import java.util.List;

/// One helpdesk: what we know of how it calls and how it is written to.
///
/// @param word as in `--preset word`
/// @param title its name
/// @param scheme how it signs its calls
/// @param shape where its calls hold what we ask for
/// @param tickets what its ticket ids look like
/// @param settings what has to be known to write notes, beside [Presets#COMMON_SETTINGS]
/// @param credentials the same, of what is secret, beside [Presets#COMMON_CREDENTIALS]
/// @param notes how notes are written
public record Preset(
    String word,
    String title,
    HookScheme scheme,
    Shape shape,
    TicketForm tickets,
    List<Need> settings,
    List<Need> credentials,
    NoteApi notes) {
  public Preset {
    settings = List.copyOf(settings);
    credentials = List.copyOf(credentials);
  }
}
