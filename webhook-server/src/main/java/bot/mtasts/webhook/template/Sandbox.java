package bot.mtasts.webhook.template;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.extension.AbstractExtension;
import io.pebbletemplates.pebble.extension.Extension;
import io.pebbletemplates.pebble.extension.ExtensionCustomizer;
import io.pebbletemplates.pebble.extension.Filter;
import io.pebbletemplates.pebble.extension.Function;
import io.pebbletemplates.pebble.extension.escaper.SafeString;
import io.pebbletemplates.pebble.loader.StringLoader;
import io.pebbletemplates.pebble.node.ForNode.LoopVariables;
import io.pebbletemplates.pebble.operator.BinaryOperator;
import io.pebbletemplates.pebble.template.EvaluationContext;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import io.pebbletemplates.pebble.tokenParser.TokenParser;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Pebble with a list of what is allowed, for whatever a later version adds is not.
///
/// No tag that keeps a value or calls itself, no range, no filter that multiplies: what a template
/// can hold in memory is bounded by its own length and the event's. Methods of Java objects cannot
/// be called at all.
final class Sandbox {
  private static final int MOST_CHARS = 256 * 1024;

  private static final Set<String> TAGS = Set.of("for", "if", "autoescape");
  private static final Set<String> FILTERS =
      Set.of(
          "abbreviate",
          "capitalize",
          "default",
          "escape",
          "first",
          "json",
          "last",
          "length",
          "lower",
          "raw",
          "title",
          "trim",
          "upper",
          "urlencode");
  // `..` makes lists, `~`, `+` and `*` make long strings and numbers out of short ones.
  private static final Set<String> OPERATORS =
      Set.of(
          "or", "and", "is", "is not", "contains", "==", "equals", "!=", ">", "<", ">=", "<=", "|");

  private static final PebbleEngine ENGINE =
      new PebbleEngine.Builder()
          .loader(new StringLoader())
          .cacheActive(false)
          .strictVariables(true)
          .autoEscaping(true)
          .defaultEscapingStrategy("json")
          .defaultLocale(Locale.ROOT)
          .newLineTrimming(false)
          .maxRenderedSize(MOST_CHARS)
          // `loop.first` and its like are methods; nothing else that may be called is one.
          .methodAccessValidator((_, method) -> method.getDeclaringClass() == LoopVariables.class)
          .registerExtensionCustomizer(AllowedOnly::new)
          .extension(new WithJson())
          .build();

  private Sandbox() {}

  /// Compiles a template.
  ///
  /// @throws io.pebbletemplates.pebble.error.PebbleException if it cannot be
  static PebbleTemplate compiled(String text) {
    return ENGINE.getTemplate(text);
  }

  private static final class AllowedOnly extends ExtensionCustomizer {
    AllowedOnly(Extension whole) {
      super(whole);
    }

    @Override
    public Map<String, Filter> getFilters() {
      return kept(super.getFilters(), FILTERS);
    }

    @Override
    public Map<String, Function> getFunctions() {
      return Map.of();
    }

    @Override
    public List<TokenParser> getTokenParsers() {
      return orNone(super.getTokenParsers()).stream()
          .filter(tag -> TAGS.contains(tag.getTag()))
          .toList();
    }

    @Override
    public List<BinaryOperator> getBinaryOperators() {
      return orNone(super.getBinaryOperators()).stream()
          .filter(operator -> OPERATORS.contains(operator.getSymbol()))
          .toList();
    }

    // Pebble's extensions give null for "none".
    private static <T> List<T> orNone(@Nullable List<T> list) {
      return list == null ? List.of() : list;
    }

    private static <T> Map<String, T> kept(@Nullable Map<String, T> all, Set<String> allowed) {
      if (all == null) {
        return Map.of();
      }
      Map<String, T> kept = new HashMap<>(all);
      kept.keySet().retainAll(allowed);
      return kept;
    }
  }

  /// The filter `json`: a value as JSON, quotes and all, such as a whole list.
  private static final class WithJson extends AbstractExtension {
    @Override
    public Map<String, Filter> getFilters() {
      return Map.of("json", new JsonFilter());
    }
  }

  private static final class JsonFilter implements Filter {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Override
    public Object apply(
        @Nullable Object input,
        Map<String, Object> arguments,
        PebbleTemplate self,
        EvaluationContext context,
        int lineNumber) {
      return new SafeString(MAPPER.valueToTree(input).toString());
    }

    @Override
    public @Nullable List<String> getArgumentNames() {
      return null; // it takes none
    }
  }
}
