package bot.mtasts.webhook.api;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A format that something can be had in.
enum Format {
  JSON("application/json", "json"),
  MARKDOWN("text/markdown", "md"),
  HTML("text/html", "html");

  private final String mediaType;
  private final String fileEnding;

  Format(String mediaType, String fileEnding) {
    this.mediaType = mediaType;
    this.fileEnding = fileEnding;
  }

  String mediaType() {
    return mediaType;
  }

  /// How the name of such a file ends, without the dot.
  String fileEnding() {
    return fileEnding;
  }

  /// As it is sent.
  String contentType() {
    return this == JSON ? mediaType : mediaType + "; charset=utf-8";
  }

  /// The one that a client likes best (RFC 9110 §12.5.1).
  ///
  /// @param accept the header; null without one
  /// @param offered ours, the one we like best first
  /// @return empty when it will take none of them
  static Optional<Format> best(@Nullable String accept, List<Format> offered) {
    if (accept == null || accept.isBlank()) {
      return Optional.of(offered.getFirst());
    }
    List<Range> ranges = ranges(accept);
    // max() takes the first of equals, and ours come best first.
    return offered.stream()
        .filter(format -> quality(format, ranges) > 0)
        .max(Comparator.comparingDouble(format -> quality(format, ranges)));
  }

  private static double quality(Format format, List<Range> ranges) {
    return ranges.stream()
        .filter(range -> range.covers(format))
        .max(Comparator.comparingInt(Range::precision))
        .map(Range::quality)
        .orElse(0.0);
  }

  private static List<Range> ranges(String accept) {
    List<Range> ranges = new ArrayList<>();
    for (String part : accept.toLowerCase(Locale.ROOT).split(",")) {
      String[] pieces = part.split(";");
      double quality = 1;
      for (int i = 1; i < pieces.length; i++) {
        String piece = pieces[i].strip();
        if (piece.matches("q=(0(\\.\\d{0,3})?|1(\\.0{0,3})?)")) {
          quality = Double.parseDouble(piece.substring(2));
        }
      }
      ranges.add(new Range(pieces[0].strip(), quality));
    }
    return ranges;
  }

  private record Range(String type, double quality) {
    boolean covers(Format format) {
      return switch (precision()) {
        case 0 -> true;
        case 1 -> format.mediaType.startsWith(type.substring(0, type.length() - 1));
        default -> format.mediaType.equals(type);
      };
    }

    int precision() {
      return type.equals("*/*") ? 0 : type.endsWith("/*") ? 1 : 2;
    }
  }
}
