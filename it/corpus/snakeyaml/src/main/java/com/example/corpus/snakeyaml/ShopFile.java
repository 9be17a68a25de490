package com.example.corpus.snakeyaml;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.io.IOException;
import java.io.InputStream;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.TypeDescription;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.Constructor;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;

/** Reads a shop's configuration into beans and writes it out again, and reads what the event brings. */
public final class ShopFile implements RequestHandler<Map<String, String>, Map<String, Object>> {
    /** The whole file. */
    public static final class Shop {
        public String name;
        public Hours opening;
        public List<Shelf> shelves;
        public List<Shelf> spare;
        public Date since;
    }

    /** From and to. */
    public static final class Hours {
        private int from;
        private int to;

        public int getFrom() {
            return from;
        }

        public void setFrom(int from) {
            this.from = from;
        }

        public int getTo() {
            return to;
        }

        public void setTo(int to) {
            this.to = to;
        }
    }

    /** Where an article is. */
    public static final class Shelf {
        public String article;
        public Place place;
    }

    /** A side. */
    public enum Place {
        LEFT,
        RIGHT
    }

    @Override
    public Map<String, Object> handleRequest(Map<String, String> event, Context context) {
        Constructor constructor = new Constructor(Shop.class, new LoaderOptions());
        constructor.addTypeDescription(new TypeDescription(Hours.class, new Tag("!hours")));
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        Yaml yaml = new Yaml(constructor, new Representer(options), options);
        try (InputStream file = ShopFile.class.getResourceAsStream("/shop.yaml")) {
            Shop shop = yaml.load(file);
            return Map.of(
                    "hours", shop.opening.getTo() - shop.opening.getFrom(),
                    "places", shop.shelves.stream().map(shelf -> shelf.place.name()).toList(),
                    "shared", shop.shelves == shop.spare,
                    "dump", yaml.dumpAs(shop, Tag.MAP, null),
                    "event", event(event.get("yaml")));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Object event(String text) {
        try {
            return new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
        } catch (YAMLException e) {
            return e.getMessage();
        }
    }
}
