package bot.mtasts.core.command.contract;

import bot.mtasts.core.command.Press;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A message or a form as one person sees it.
///
/// @param id the same for all versions of one message
/// @param versions everything that can be read in it, each time it was edited; the first one first
/// @param buttons what its last version lets them press, what is behind a menu included
/// @param mentions what in any version would call somebody or stand for a link of a stranger's
/// @param forThemAlone whether nobody else sees it
/// @param form whether something can be typed into it
public record Seen(
    String id,
    List<String> versions,
    List<Press> buttons,
    List<String> mentions,
    boolean forThemAlone,
    boolean form) {
  public Seen {
    versions = List.copyOf(versions);
    buttons = List.copyOf(buttons);
    mentions = List.copyOf(mentions);
  }

  /// As it reads now.
  public String text() {
    return versions.getLast();
  }

  /// Whether it reads so now, in any letter case.
  public boolean says(String words) {
    return text().toLowerCase(Locale.ROOT).contains(words.toLowerCase(Locale.ROOT));
  }

  /// The button of a kind; empty when there is none.
  public <P extends Press> Optional<P> button(Class<P> kind) {
    return buttons.stream().filter(kind::isInstance).map(kind::cast).findFirst();
  }
}
