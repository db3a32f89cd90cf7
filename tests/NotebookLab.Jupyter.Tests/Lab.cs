using System.Net;
using System.Net.Sockets;
using NotebookLab.Jupyter.Protocol;
using NotebookLab.Scripting;

namespace NotebookLab.Jupyter.Tests;

/// <summary>A kernel on real sockets, and clients that talk to it as a front end would.</summary>
sealed class Lab : IDisposable
{
    readonly Session session = new(Path.GetTempPath());
    readonly JupyterKernel kernel;

    public Lab(string address = "127.0.0.1")
    {
        (Connection, kernel) = Started(address);
        Ended = kernel.Run();
    }

    public Connection Connection { get; }

    public Task<bool> Ended { get; }

    public Client Connect(string key = "secret", bool opensStdin = true) => new(Connection, key, opensStdin);

    public void Dispose()
    {
        kernel.Dispose();
        session.Dispose();
    }

    // Between the moment when a port is found free and that when it is listened on, another process may take it.
    (Connection, JupyterKernel) Started(string address)
    {
        for (int more = 5; ; more--)
        {
            int[] ports = FreePorts(5);
            var connection = new Connection(address, "secret", ports[0], ports[1], ports[2], ports[3], ports[4]);
            try
            {
                return (connection, new(connection, session, "1.2.3"));
            }
            catch (ConnectionException) when (more > 0)
            {
            }
        }
    }

    // All are held at once: one that is given back may be found again.
    static int[] FreePorts(int count)
    {
        TcpListener[] listeners = [.. Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0))];
        foreach (var listener in listeners) listener.Start();
        int[] ports = [.. listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port)];
        foreach (var listener in listeners) listener.Stop();
        return ports;
    }
}
