package com.example.corpus.jacksonblackbird;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.module.blackbird.BlackbirdModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Comparator;
import java.util.List;

/** Ranks players; accessors are called by lambdas that are made at run time. */
public class Rank implements RequestStreamHandler {
    private final ObjectMapper json =
            JsonMapper.builder().addModule(new BlackbirdModule()).build();

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        League league = json.readValue(input, League.class);
        league.getPlayers().sort(Comparator.comparingLong(Player::getPoints).reversed());
        league.setName(league.getName() + ", ranked");
        json.writeValue(output, league);
    }

    public static class League {
        private String name;
        private List<Player> players;

        public String getName() {
            return name;
        }

        public void setName(String name) {
            this.name = name;
        }

        public List<Player> getPlayers() {
            return players;
        }

        public void setPlayers(List<Player> players) {
            this.players = players;
        }
    }

    public static class Player {
        private String name;
        private long points;
        private int level;
        private boolean active;

        public String getName() {
            return name;
        }

        public void setName(String name) {
            this.name = name;
        }

        public long getPoints() {
            return points;
        }

        public void setPoints(long points) {
            this.points = points;
        }

        public int getLevel() {
            return level;
        }

        public void setLevel(int level) {
            this.level = level;
        }

        public boolean isActive() {
            return active;
        }

        public void setActive(boolean active) {
            this.active = active;
        }
    }
}
