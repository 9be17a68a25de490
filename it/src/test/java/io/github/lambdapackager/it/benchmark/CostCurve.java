package io.github.lambdapackager.it.benchmark;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Rectangle;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.jfree.chart.ChartFactory;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.jfree.svg.SVGGraphics2D;

/** The cost curve as a picture: seconds by functions, a line a peer, the same bytes for the same figures. */
final class CostCurve {
    private static final int WIDTH = 800;
    private static final int HEIGHT = 480;
    private static final Map<Peer, Color> COLORS = Map.of(
            Peer.NONE, new Color(0x7f7f7f),
            Peer.OURS, new Color(0xd62728),
            Peer.SHADE, new Color(0x1f77b4),
            Peer.MINIMIZE, new Color(0x2ca02c),
            Peer.PROGUARD, new Color(0x9467bd),
            Peer.R8, new Color(0xff7f0e));

    private final Measurements measurements;

    CostCurve(Measurements measurements) {
        this.measurements = measurements;
    }

    String svg() {
        XYSeriesCollection lines = new XYSeriesCollection();
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer();
        for (Peer peer : Peer.values()) {
            XYSeries line = line(peer);
            if (!line.isEmpty()) {
                int index = lines.getSeriesCount();
                lines.addSeries(line);
                renderer.setSeriesPaint(index, COLORS.get(peer));
                renderer.setSeriesStroke(index, new BasicStroke(peer == Peer.OURS ? 3f : 1.5f));
            }
        }
        JFreeChart chart = ChartFactory.createXYLineChart(
                "A whole build of a monorepo", "functions", "seconds, from the start of Maven to its end", lines);
        chart.setBackgroundPaint(Color.WHITE);
        chart.getTitle().setFont(new Font(Font.SANS_SERIF, Font.BOLD, 16));
        XYPlot plot = chart.getXYPlot();
        plot.setBackgroundPaint(Color.WHITE);
        plot.setDomainGridlinePaint(Color.LIGHT_GRAY);
        plot.setRangeGridlinePaint(Color.LIGHT_GRAY);
        plot.setRenderer(renderer);
        plot.setDomainAxis(logarithmic("functions"));
        plot.setRangeAxis(logarithmic("seconds, from the start of Maven to its end"));
        SVGGraphics2D graphics = new SVGGraphics2D(WIDTH, HEIGHT);
        // Else it is a time.
        graphics.setDefsKeyPrefix("curve");
        chart.setElementHinting(false);
        chart.draw(graphics, new Rectangle(WIDTH, HEIGHT));
        return graphics.getSVGElement() + "\n";
    }

    private XYSeries line(Peer peer) {
        XYSeries line = new XYSeries(peer.title().replace("`", ""));
        for (int functions : measurements.functions("curve")) {
            OptionalDouble seconds = measurements.median("curve", functions, peer.id(), Measurement::wallSeconds);
            seconds.ifPresent(value -> line.add(functions, value));
        }
        return line;
    }

    private static LogAxis logarithmic(String label) {
        LogAxis axis = new LogAxis(label);
        axis.setBase(2);
        axis.setTickUnit(new NumberTickUnit(1));
        axis.setNumberFormatOverride(new DecimalFormat("0", DecimalFormatSymbols.getInstance(Locale.ROOT)));
        return axis;
    }
}
