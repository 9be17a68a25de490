package com.example.corpus.freemarker;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateMethodModelEx;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes letters from a template that calls getters and methods of beans. */
public final class Letters implements RequestHandler<Map<String, Integer>, String> {
    private final Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);

    public Letters() {
        configuration.setClassForTemplateLoading(Letters.class, "/templates");
        configuration.setDefaultEncoding("UTF-8");
        configuration.setLocale(Locale.GERMANY);
    }

    /** What the template sees. */
    public record Order(int number, List<Line> lines, State state) {
        public int getNumber() {
            return number;
        }

        public List<Line> getLines() {
            return lines;
        }

        public State getState() {
            return state;
        }

        public String getNote() {
            return lines.isEmpty() ? null : "a < b";
        }
    }

    /** One article. */
    public static final class Line {
        private final String article;
        private final int amount;

        Line(String article, int amount) {
            this.article = article;
            this.amount = amount;
        }

        public String getArticle() {
            return article;
        }

        public int getAmount() {
            return amount;
        }

        public BigDecimal total() {
            return new BigDecimal("1.25").multiply(BigDecimal.valueOf(amount));
        }
    }

    /** Where the order is. */
    public enum State {
        OPEN,
        SENT
    }

    @Override
    public String handleRequest(Map<String, Integer> articles, Context context) {
        List<Line> lines =
                articles.entrySet().stream().map(entry -> new Line(entry.getKey(), entry.getValue())).toList();
        TemplateMethodModelEx shout = arguments -> arguments.get(0).toString().toUpperCase(Locale.ROOT);
        StringWriter letter = new StringWriter();
        try {
            configuration.getTemplate("letter.ftl")
                    .process(Map.of("order", new Order(1234, lines, State.SENT), "shout", shout), letter);
        } catch (IOException | TemplateException e) {
            throw new IllegalStateException(e);
        }
        return letter.toString();
    }
}
