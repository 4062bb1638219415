package bot.mtasts.lab.scenario;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads one scenario file: the expectation here, the world in [WorldReader].
final class ScenarioReader {
  private static final Map<String, Boolean> OTHERS = Map.of("allowed", true, "forbidden", false);

  private final ObjectMapper yaml =
      new ObjectMapper(
          YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build());

  Scenario read(String name, String text, int number) {
    String file = name + ".yaml";
    var bare = new Place(file, "", parse(file, text), Map.of());
    String domain = bare.orElse("domain", name + ".test", Place::text);
    var place = bare.with(Map.of("domain", domain));
    place.get("domain");
    String says = place.need("says").text();
    var expect = expectation(place.need("expect"), domain);
    var world = new WorldReader(domain, number);
    var read = world.read(place);
    var history = place.orElse("history", List.<Sighting>of(), world::history);
    place.done();
    return new Scenario(name, says, domain, expect, read, history);
  }

  private JsonNode parse(String file, String text) {
    try {
      return yaml.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalScenarioException(file, e);
    }
  }

  private static Expectation expectation(Place place, String domain) {
    var score = place.get("score");
    boolean scoreless = score != null && score.is("none");
    var outlooks = new LinkedHashMap<String, String>();
    words(place.get("outlook"))
        .forEach((host, outlook) -> outlooks.put(Names.absolute(host, domain), outlook));
    var expectation =
        new Expectation(
            place.orNull("verdict", Place::text),
            place.orElse("must", List.<String>of(), Place::texts),
            place.orElse("must_not", List.<String>of(), Place::texts),
            place.orElse("others", false, p -> p.word(OTHERS)),
            words(place.get("severity")),
            words(place.get("dimensions")),
            words(place.get("reason")),
            outlooks,
            score == null || scoreless ? null : Integer.valueOf(score.number()),
            scoreless,
            place.orNull("grade", Place::text));
    place.done();
    return expectation;
  }

  private static Map<String, String> words(@Nullable Place place) {
    var words = new LinkedHashMap<String, String>();
    if (place != null) {
      place.entries().forEach((key, value) -> words.put(key, value.text()));
    }
    return words;
  }
}
