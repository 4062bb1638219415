package bot.mtasts.core.markup;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/// Several things of which as many are shown as there is room for.
///
/// @param <T> what a platform's messages are made of
/// @param parts the most important first
/// @param rest a line about as many parts as are left out, and whatever was never among them
public record Fitting<T>(List<Part<T>> parts, IntFunction<Optional<T>> rest) {
  public Fitting {
    parts = List.copyOf(parts);
  }

  /// One of them, which is shown as a whole or not at all.
  ///
  /// @param brief what stands in for it where it has no room; empty when nothing does
  public record Part<T>(List<T> full, List<T> brief) {
    public Part {
      full = List.copyOf(full);
      brief = List.copyOf(brief);
    }
  }

  /// How much there is still room for.
  public interface Room<T> {
    /// Whether all of these fit.
    boolean has(List<T> more);

    /// Puts it in.
    void take(T one);
  }

  /// Nothing but what always has room.
  public static <T> Fitting<T> none() {
    return new Fitting<>(List.of(), _ -> Optional.empty());
  }

  /// The same, made of something else.
  public <U> Fitting<U> map(Function<T, U> made) {
    return new Fitting<>(
        parts.stream()
            .map(part ->
                new Part<>(
                    part.full().stream().map(made).toList(),
                    part.brief().stream().map(made).toList()))
            .toList(),
        left -> rest.apply(left).map(made));
  }

  /// What is shown: the parts up to the first that does not even fit in brief, and the rest in a
  /// line. The line about all of them together has to have room anyway.
  public List<T> within(Room<T> room) {
    List<T> shown = new ArrayList<>();
    int left = parts.size();
    for (Part<T> part : parts) {
      Optional<T> then = rest.apply(left - 1);
      if (fits(part.full(), then, room)) {
        take(part.full(), shown, room);
      } else if (!part.brief().isEmpty() && fits(part.brief(), then, room)) {
        take(part.brief(), shown, room);
      } else {
        break;
      }
      left--;
    }
    rest.apply(left).ifPresent(shown::add);
    return shown;
  }

  // What is left out is told in other words each time, and they may be longer than before.
  private static <T> boolean fits(List<T> form, Optional<T> then, Room<T> room) {
    return room.has(Stream.concat(form.stream(), then.stream()).toList());
  }

  private static <T> void take(List<T> form, List<T> shown, Room<T> room) {
    form.forEach(room::take);
    shown.addAll(form);
  }
}
