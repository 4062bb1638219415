package bot.mtasts.core.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/// Words for people in which strangers' text is kept apart from ours: every value from DNS, a web
/// or a mail server is a [Code] or [Block], so that each renderer can escape, cut and style it.
public record Prose(List<Span> spans) {
  /// A stretch of words.
  public sealed interface Span {}

  /// Our own words.
  public record Text(String text) implements Span {}

  /// A value inside a sentence.
  public record Code(String value) implements Span {}

  /// Something to paste, on lines of its own.
  public record Block(String text) implements Span {}

  public Prose {
    spans = List.copyOf(spans);
  }

  /// Our words, with `{}` for each argument. An argument is a [Span], a [Prose], a collection
  /// (shown as codes with commas between) or any other value (shown as code).
  ///
  /// @throws IllegalArgumentException if the number of `{}` and of arguments differ
  public static Prose of(String template, Object... arguments) {
    List<Span> spans = new ArrayList<>();
    String[] parts = template.split("\\{}", -1);
    if (parts.length != arguments.length + 1) {
      throw new IllegalArgumentException(
          "%d arguments for %d places: %s".formatted(arguments.length, parts.length - 1, template));
    }
    for (int i = 0; i < parts.length; i++) {
      if (!parts[i].isEmpty()) {
        spans.add(new Text(parts[i]));
      }
      if (i < arguments.length) {
        spans.addAll(spansOf(arguments[i]));
      }
    }
    return new Prose(spans);
  }

  private static List<Span> spansOf(Object argument) {
    return switch (argument) {
      case Span span -> List.of(span);
      case Prose prose -> prose.spans();
      case Collection<?> values -> {
        List<Span> spans = new ArrayList<>();
        for (Object value : values) {
          if (!spans.isEmpty()) {
            spans.add(new Text(", "));
          }
          spans.addAll(spansOf(value));
        }
        yield spans;
      }
      case Integer number -> List.of(new Text(number.toString()));
      case Long number -> List.of(new Text(number.toString()));
      default -> List.of(new Code(argument.toString()));
    };
  }

  /// Our words put in as words, not as a value.
  public static Text words(String text) {
    return new Text(text);
  }

  /// Something to paste.
  public static Block block(String text) {
    return new Block(text);
  }

  /// This, and more behind it. What follows something to paste begins a line of its own, without
  /// the blank that would part it from a sentence.
  public Prose then(String template, Object... arguments) {
    List<Span> all = new ArrayList<>(spans);
    boolean behindBlock = !all.isEmpty() && all.getLast() instanceof Block;
    all.addAll(of(behindBlock ? template.stripLeading() : template, arguments).spans);
    return new Prose(all);
  }

  /// As Markdown-like plain text: values between backticks, blocks on lines of their own. The
  /// strangers' text in it is not escaped: this is for JSON and for tests.
  public String plain() {
    return spans.stream()
        .map(span ->
            switch (span) {
              case Text(var text) -> text;
              case Code(var value) -> "`" + value + "`";
              case Block(var text) -> "\n" + text + "\n";
            })
        .collect(Collectors.joining())
        .strip();
  }

  @Override
  public String toString() {
    return plain();
  }
}
